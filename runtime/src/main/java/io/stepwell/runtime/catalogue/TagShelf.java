package io.stepwell.runtime.catalogue;

import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.rows.CatalogueRows;
import io.stepwell.storage.Store;
import java.util.Map;

/** The tags of resources. */
final class TagShelf {
    /** How many tags a resource may have (API, TagResource). */
    private static final int TAGS_MAX = 50;

    private final Store store;

    TagShelf(Store store) {
        this.store = store;
    }

    Map<String, String> of(String resourceArn) {
        return CatalogueRows.tags(store, resourceArn);
    }

    static Map<String, String> checked(String resourceArn, Map<String, String> tags) {
        if (tags.size() > TAGS_MAX) {
            throw new RequestRefused(Reason.TOO_MANY_TAGS, resourceArn);
        }
        return tags;
    }
}
