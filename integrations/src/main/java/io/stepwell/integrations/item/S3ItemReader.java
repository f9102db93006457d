package io.stepwell.integrations.item;

import io.stepwell.engine.item.ItemReader;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.engine.item.ReadRequest;
import io.stepwell.engine.item.ReaderConfiguration;
import io.stepwell.engine.item.ReaderConfiguration.InputType;
import io.stepwell.engine.item.ReaderConfiguration.ManifestType;
import io.stepwell.engine.item.ReaderConfiguration.Transformation;
import io.stepwell.integrations.s3.BucketStore;
import io.stepwell.integrations.s3.Listing;
import io.stepwell.integrations.s3.ObjectName;
import java.util.Set;

/** Reads datasets in S3: objects, what manifests name, and listings (Developer Guide, "ItemReader"). */
public final class S3ItemReader implements ItemReader {
    private static final String GET_OBJECT = "s3:getObject";
    private static final String LIST_OBJECTS = "s3:listObjectsV2";
    private static final Set<String> OF_OBJECT = Set.of("Bucket", "Key", "VersionId", "ExpectedBucketOwner");
    private static final Set<String> OF_LISTING =
            Set.of("Bucket", "Prefix", "StartAfter", "ExpectedBucketOwner", "RequestPayer");

    private final BucketStore store;

    public S3ItemReader(BucketStore store) {
        this.store = store;
    }

    @Override
    public boolean serves(String resource) {
        return resource.endsWith(":states:::" + GET_OBJECT) || resource.endsWith(":states:::" + LIST_OBJECTS);
    }

    @Override
    public ItemStream open(ReadRequest request) throws ItemReaderException, InterruptedException {
        ReaderConfiguration configuration = request.configuration();
        ItemStream items;
        try {
            items = request.resource().endsWith(LIST_OBJECTS) ? listing(request) : object(request);
        } catch (IllegalArgumentException parameters) {
            throw new ItemReaderException(String.valueOf(parameters.getMessage()));
        }
        return new LimitedItems(items, configuration.maxItems());
    }

    private ItemStream listing(ReadRequest request) throws ItemReaderException {
        S3Parameters parameters = S3Parameters.of(request.parameters(), OF_LISTING);
        Listing listing = new Listing(
                parameters.required("Bucket"), parameters.textOrEmpty("Prefix"), parameters.textOrEmpty("StartAfter"));
        ListedObjects objects = new ListedObjects(store, listing);
        ReaderConfiguration configuration = request.configuration();
        return configuration.transformation() == Transformation.LOAD_AND_FLATTEN
                ? new ManyDatasets(objects.datasets(), ItemFormat.of(configuration))
                : objects;
    }

    private ItemStream object(ReadRequest request) throws ItemReaderException, InterruptedException {
        S3Parameters parameters = S3Parameters.of(request.parameters(), OF_OBJECT);
        ObjectName name =
                new ObjectName(parameters.required("Bucket"), parameters.required("Key"), parameters.text("VersionId"));
        Dataset dataset = new Dataset(store, name);
        ReaderConfiguration configuration = request.configuration();
        if (configuration.manifestType() == ManifestType.ATHENA_DATA) {
            return new ManyDatasets(new AthenaManifest(dataset), ItemFormat.of(configuration));
        }
        boolean inventory = configuration.inputType() == InputType.MANIFEST
                || configuration.manifestType() == ManifestType.S3_INVENTORY;
        return inventory
                ? InventoryManifest.read(dataset).items()
                : ItemFormat.of(configuration).open(dataset);
    }
}
