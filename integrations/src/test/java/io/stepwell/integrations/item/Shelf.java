package io.stepwell.integrations.item;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.engine.item.ReadRequest;
import io.stepwell.engine.item.ReaderConfiguration;
import io.stepwell.integrations.s3.BucketException;
import io.stepwell.integrations.s3.BucketStore;
import io.stepwell.integrations.s3.FolderBuckets;
import io.stepwell.language.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bucket {@code shelf} in a folder, with what tests of readers do to it. */
final class Shelf {
    static final String GET = "arn:aws:states:::s3:getObject";
    static final String LIST = "arn:aws:states:::s3:listObjectsV2";

    private final BucketStore store;

    Shelf(Path folder) {
        this.store = new FolderBuckets(Map.of("shelf", folder));
    }

    BucketStore store() {
        return store;
    }

    void put(String key, String text) throws BucketException, InterruptedException {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    void put(String key, byte[] bytes) throws BucketException, InterruptedException {
        store.put("shelf", key, bytes);
    }

    /** Opens an object. */
    ItemStream open(String key, String configuration) throws ItemReaderException, InterruptedException {
        return request(GET, "{\"Bucket\": \"shelf\", \"Key\": \"" + key + "\"}", configuration);
    }

    ItemStream request(String resource, String parameters, String configuration)
            throws ItemReaderException, InterruptedException {
        return new S3ItemReader(store)
                .open(new ReadRequest(
                        resource, Json.parse(parameters), ReaderConfiguration.of(Json.parse(configuration)), null));
    }

    /** The values of all items of an object, as text. */
    List<String> values(String key, String configuration) throws ItemReaderException, InterruptedException {
        return values(open(key, configuration));
    }

    static List<String> values(ItemStream stream) throws ItemReaderException, InterruptedException {
        return rest(stream).stream().map(item -> item.value().text()).toList();
    }

    /** The items that are left; ends the stream. */
    static List<Item> rest(ItemStream stream) throws ItemReaderException, InterruptedException {
        try (stream) {
            List<Item> items = new ArrayList<>();
            for (Item item = stream.next(); item != null; item = stream.next()) {
                items.add(item);
            }
            return items;
        }
    }
}
