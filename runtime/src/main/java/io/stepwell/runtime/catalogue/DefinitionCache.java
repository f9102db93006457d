package io.stepwell.runtime.catalogue;

import io.stepwell.engine.maprun.ChildDefinition;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.runtime.partition.DefinitionSource;
import io.stepwell.runtime.rows.CatalogueRows;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Definitions by the hash of their text, compiled once and kept while they are used. */
final class DefinitionCache implements DefinitionSource {
    private static final int CAPACITY = 1_000;

    private final Store store;
    private final Map<String, Definition> compiled = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Definition> eldest) {
            return size() > CAPACITY;
        }
    };

    DefinitionCache(Store store) {
        this.store = store;
    }

    /** The id of a definition text: equal texts, equal ids. */
    static String idOf(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The whole text a definition stands in. */
    String text(String definitionId) {
        String text = CatalogueRows.definition(
                store, ChildDefinition.parse(definitionId).textId());
        if (text == null) {
            throw new StoreException("the definition " + definitionId + " is missing from the store", null);
        }
        return text;
    }

    @Override
    public synchronized Definition definition(String definitionId) {
        Definition known = compiled.get(definitionId);
        ChildDefinition child = ChildDefinition.parse(definitionId);
        if (known == null && child.mapState() != null) {
            known = child.in(definition(child.textId()));
            compiled.put(definitionId, known);
        } else if (known == null) {
            ParsedDefinition parsed = DefinitionParser.parse(text(definitionId));
            known = parsed.definition();
            if (known == null) {
                throw new StoreException(
                        "the stored definition " + definitionId + " is not accepted by this version: "
                                + parsed.diagnostics(),
                        null);
            }
            compiled.put(definitionId, known);
        }
        return known;
    }
}
