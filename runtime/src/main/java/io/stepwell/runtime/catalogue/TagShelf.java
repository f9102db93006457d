package io.stepwell.runtime.catalogue;

import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.rows.CatalogueRows;
import io.stepwell.storage.Store;
import java.util.Map;

/** The tags of resources. */
final class TagShelf {
    private final Store store;
    private final int tagsMax;

    TagShelf(Store store, int tagsMax) {
        this.store = store;
        this.tagsMax = tagsMax;
    }

    Map<String, String> of(String resourceArn) {
        return CatalogueRows.tags(store, resourceArn);
    }

    Map<String, String> checked(String resourceArn, Map<String, String> tags) {
        if (tags.size() > tagsMax) {
            throw new RequestRefused(Reason.TOO_MANY_TAGS, resourceArn);
        }
        return tags;
    }
}
