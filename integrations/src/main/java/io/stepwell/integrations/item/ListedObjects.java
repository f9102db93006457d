package io.stepwell.integrations.item;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.integrations.s3.BucketException;
import io.stepwell.integrations.s3.BucketStore;
import io.stepwell.integrations.s3.ListedObject;
import io.stepwell.integrations.s3.Listing;
import io.stepwell.integrations.s3.ObjectName;
import io.stepwell.integrations.s3.ObjectPage;
import io.stepwell.language.json.Json;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of a listing, fetched page by page. */
final class ListedObjects implements ItemStream {
    private final BucketStore store;
    private final Listing listing;
    private final String source;
    private Iterator<ListedObject> page = Collections.emptyIterator();
    private @Nullable String token;
    private boolean begun;

    ListedObjects(BucketStore store, Listing listing) {
        this.store = store;
        this.listing = listing;
        this.source = "S3://" + listing.bucket();
    }

    @Override
    public @Nullable Item next() throws ItemReaderException, InterruptedException {
        ListedObject object = nextObject();
        return object == null ? null : new Item(metadata(object), null, source);
    }

    /** As AWS passes it on (Developer Guide, "Distributed Map": example of a listing as dataset). */
    private static Json metadata(ListedObject object) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("Etag", object.etag());
        members.put("Key", object.key());
        members.put("LastModified", object.lastModifiedSeconds());
        members.put("Size", object.bytes());
        members.put("StorageClass", object.storageClass());
        return Json.of(members);
    }

    /** The listed objects as datasets; the empty ones that stand for folders are passed over. */
    ManyDatasets.Names datasets() {
        return new ManyDatasets.Names() {
            @Override
            public @Nullable Dataset next() throws ItemReaderException, InterruptedException {
                ListedObject object = nextObject();
                while (object != null && object.key().endsWith("/") && object.bytes() == 0) {
                    object = nextObject();
                }
                return object == null ? null : new Dataset(store, ObjectName.of(listing.bucket(), object.key()));
            }

            @Override
            public void close() {
                ListedObjects.this.close();
            }
        };
    }

    private @Nullable ListedObject nextObject() throws ItemReaderException, InterruptedException {
        while (!page.hasNext()) {
            if (begun && token == null) {
                return null;
            }
            try {
                ObjectPage next = store.list(listing, token);
                begun = true;
                page = next.objects().iterator();
                token = next.nextToken();
            } catch (BucketException e) {
                throw new ItemReaderException(String.valueOf(e.getMessage()));
            }
        }
        return page.next();
    }

    @Override
    public void close() {
        // no connection is held
    }
}
