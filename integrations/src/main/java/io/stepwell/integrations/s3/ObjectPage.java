package io.stepwell.integrations.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing, in the order of the UTF-8 bytes of the keys.
 *
 * @param objects the objects; a page may be empty although others follow
 * @param nextToken asks for the next page; null after the last
 */
public record ObjectPage(
        List<ListedObject> objects, @Nullable String nextToken) {
    public ObjectPage {
        objects = List.copyOf(objects);
    }
}
