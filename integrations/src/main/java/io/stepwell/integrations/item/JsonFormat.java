package io.stepwell.integrations.item;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON document. Its items are the elements of an array: the document, or the one that {@code ItemsPointer} points to;
 * a pointer may also point to an object, whose items are its members.
 *
 * <p>A document that is an object is refused, as in the recorded case {@code test_map_item_reader_json_no_json_list_object}.
 */
final class JsonFormat implements ItemFormat {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonReader.MAX_DEPTH)
                    .maxStringLength(ItemBound.BYTES_MAX)
                    .maxNumberLength(1_000)
                    .maxNameLength(1 << 16)
                    .build())
            .build();

    /** What the parser says of a place that it does not tell. */
    private static final Pattern NO_PLACE = Pattern.compile(" \\(start marker at \\[Source: [^]]*]\\)");

    private final @Nullable String pointer;

    JsonFormat(@Nullable String pointer) {
        this.pointer = pointer == null || pointer.isEmpty() ? null : pointer;
    }

    @Override
    public ItemStream open(Dataset dataset) throws ItemReaderException, InterruptedException {
        String path = pointer;
        InputStream content = dataset.content();
        try {
            ItemBound bound = new ItemBound(content);
            JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bound);
            JsonToken start = parser.nextToken();
            if (path != null && (start == null || !JsonPointer.of(path).find(parser, bound))) {
                throw dataset.wrong("has nothing at the ItemsPointer '" + path + "'.");
            }
            boolean members = path != null && parser.currentToken() == JsonToken.START_OBJECT;
            if (!members && parser.currentToken() != JsonToken.START_ARRAY) {
                throw new ItemReaderException("Attempting to map over non-iterable node.");
            }
            return new Values(dataset, parser, bound, members);
        } catch (JacksonException e) {
            Closing.quietly(content);
            throw failure(dataset, e);
        } catch (ItemReaderException e) {
            Closing.quietly(content);
            throw e;
        }
    }

    private static ItemReaderException failure(Dataset dataset, JacksonException e) {
        return e instanceof JacksonIOException
                ? dataset.unreadable(e)
                : dataset.wrong(
                        "is not valid JSON: " + JsonSyntaxException.of(e).getMessage());
    }

    private static final class Values implements ItemStream {
        private final Dataset dataset;
        private final String source;
        private final JsonParser parser;
        private final ItemBound bound;
        private final boolean members;
        private boolean ended;

        Values(Dataset dataset, JsonParser parser, ItemBound bound, boolean members) {
            this.dataset = dataset;
            this.source = dataset.name().source();
            this.parser = parser;
            this.bound = bound;
            this.members = members;
        }

        @Override
        public @Nullable Item next() throws ItemReaderException {
            try {
                if (ended || !toNext()) {
                    return null;
                }
                if (!members) {
                    return new Item(Json.of(JsonReader.value(parser)), null, source);
                }
                String key = parser.currentName();
                parser.nextToken();
                Map<String, @Nullable Object> member = new LinkedHashMap<>();
                member.put("Key", key);
                member.put("Value", JsonReader.value(parser));
                return new Item(Json.of(member), key, source);
            } catch (JacksonException e) {
                throw failure(dataset, e);
            } catch (JsonSyntaxException e) {
                throw dataset.wrong("is not valid JSON: " + e.getMessage());
            }
        }

        @Override
        public long skip(long items) throws ItemReaderException {
            long skipped = 0;
            try {
                while (skipped < items && !ended && toNext()) {
                    if (members) {
                        parser.nextToken();
                    }
                    parser.skipChildren();
                    skipped++;
                }
            } catch (JacksonException e) {
                throw failure(dataset, e);
            }
            return skipped;
        }

        private boolean toNext() throws ItemReaderException {
            bound.nextItem();
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw dataset.wrong("is not valid JSON: it ends too early");
            }
            ended = token == JsonToken.END_ARRAY || members && token == JsonToken.END_OBJECT;
            return !ended;
        }

        @Override
        public void close() {
            parser.close();
        }
    }
}
