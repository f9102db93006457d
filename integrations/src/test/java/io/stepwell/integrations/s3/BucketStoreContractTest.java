package io.stepwell.integrations.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stepwell.integrations.s3.BucketStore.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BucketStore} promises. */
abstract class BucketStoreContractTest {
    private static final int MIB = 1 << 20;

    /** A store. */
    abstract BucketStore store();

    /** The name of an empty bucket of that store, for this test alone. */
    abstract String emptyBucket() throws IOException, InterruptedException;

    @Test
    void whatWasPutIsRead() throws Exception {
        String bucket = emptyBucket();
        store().put(bucket, "a/b.txt", "first".getBytes(UTF_8));
        store().put(bucket, "a/b.txt", "second".getBytes(UTF_8));

        ObjectPart part = store().read(ObjectName.of(bucket, "a/b.txt"), null, 0, 100);

        assertThat(new String(part.bytes(), UTF_8)).isEqualTo("second");
        assertThat(part.objectBytes()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with space", "ünï/cödé", "a+b=c&d", "100%", "~-._", "quote'", "(1)@!*$,;:#?"})
    void everyUsualKeyComesBackAsItWas(String key) throws Exception {
        String bucket = emptyBucket();
        store().put(bucket, key, new byte[] {1});

        assertThat(store().read(ObjectName.of(bucket, key), null, 0, 10).bytes())
                .containsExactly(1);
        assertThat(keys(bucket, "", "")).containsExactly(key);
    }

    @Test
    void anEmptyObjectHasNoBytes() throws Exception {
        String bucket = emptyBucket();
        store().put(bucket, "empty", new byte[0]);

        ObjectPart part = store().read(ObjectName.of(bucket, "empty"), null, 0, 10);

        assertThat(part.bytes()).isEmpty();
        assertThat(part.objectBytes()).isZero();
    }

    @Test
    void aRangeIsReadFromTheMiddleAndCutAtTheEnd() throws Exception {
        String bucket = emptyBucket();
        store().put(bucket, "digits", "0123456789".getBytes(UTF_8));

        assertThat(text(bucket, "digits", 3, 4)).isEqualTo("3456");
        assertThat(text(bucket, "digits", 8, 4)).isEqualTo("89");
    }

    @Test
    void anObjectThatHasChangedIsNotReadOn() throws Exception {
        String bucket = emptyBucket();
        store().put(bucket, "changing", "before".getBytes(UTF_8));
        ObjectName object = ObjectName.of(bucket, "changing");
        String etag = store().read(object, null, 0, 1).etag();
        assertThat(store().read(object, etag, 1, 1).bytes()).containsExactly('e');

        store().put(bucket, "changing", "afterwards".getBytes(UTF_8));

        assertThatThrownBy(() -> store().read(object, etag, 1, 1)).isInstanceOf(BucketException.class);
    }

    @Test
    void aLongObjectIsReadPartByPart() throws Exception {
        String bucket = emptyBucket();
        byte[] content = random(9 * MIB + 17);
        store().put(bucket, "long", content);

        try (ObjectInput input = ObjectInput.open(store(), ObjectName.of(bucket, "long"))) {
            assertThat(input.length()).isEqualTo(content.length);
            assertThat(Arrays.equals(input.readAllBytes(), content)).isTrue();
        }
    }

    @Test
    void anUploadInPartsIsThereWhenItIsComplete() throws Exception {
        String bucket = emptyBucket();
        byte[] first = random(5 * MIB);
        byte[] second = random(10);
        Upload upload = store().upload(bucket, "deep/er/large");
        upload.add(first);
        upload.add(second);
        assertThat(keys(bucket, "", "")).isEmpty();

        upload.complete();

        assertThat(keys(bucket, "", "")).containsExactly("deep/er/large");
        ObjectPart end = store().read(ObjectName.of(bucket, "deep/er/large"), null, 5 * MIB, 100);
        assertThat(end.objectBytes()).isEqualTo(5 * MIB + 10);
        assertThat(end.bytes()).containsExactly(second);
    }

    @Test
    void anAbandonedUploadLeavesNothing() throws Exception {
        String bucket = emptyBucket();
        Upload upload = store().upload(bucket, "never");
        upload.add(new byte[] {1});

        upload.abandon();

        assertThat(keys(bucket, "", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 8 * MIB, 8 * MIB + 1, 17 * MIB})
    void anOutputOfAnyLengthBecomesAnObject(int length) throws Exception {
        String bucket = emptyBucket();
        byte[] content = random(length);
        ObjectOutput output = new ObjectOutput(store(), bucket, "out");
        for (int from = 0; from < length; from += 3_000_000) {
            output.write(Arrays.copyOfRange(content, from, Math.min(length, from + 3_000_000)));
        }
        output.complete();

        assertThat(output.length()).isEqualTo(length);
        try (ObjectInput input = ObjectInput.open(store(), ObjectName.of(bucket, "out"))) {
            assertThat(Arrays.equals(input.readAllBytes(), content)).isTrue();
        }
    }

    @Test
    void aListingIsInTheOrderOfTheKeysAndHonoursPrefixAndStart() throws Exception {
        String bucket = emptyBucket();
        for (String key : List.of("b", "a/2", "a/10", "a-", "a.txt", "c/d/e", "é", "B")) {
            store().put(bucket, key, key.getBytes(UTF_8));
        }

        assertThat(keys(bucket, "", "")).containsExactly("B", "a-", "a.txt", "a/10", "a/2", "b", "c/d/e", "é");
        assertThat(keys(bucket, "a/", "")).containsExactly("a/10", "a/2");
        assertThat(keys(bucket, "a", "a.txt")).containsExactly("a/10", "a/2");
        assertThat(keys(bucket, "c/d/e", "")).containsExactly("c/d/e");
        assertThat(keys(bucket, "nothing", "")).isEmpty();
    }

    @Test
    void aListingTellsLengthTimeAndContent() throws Exception {
        String bucket = emptyBucket();
        store().put(bucket, "four", "four".getBytes(UTF_8));

        ListedObject object =
                store().list(new Listing(bucket, "", ""), null).objects().getFirst();

        assertThat(object.bytes()).isEqualTo(4);
        assertThat(object.etag()).startsWith("\"").endsWith("\"").hasSizeGreaterThan(2);
        assertThat(object.lastModifiedSeconds()).isBetween(1_500_000_000L, 100_000_000_000L);
        assertThat(object.storageClass()).isEqualTo("STANDARD");
    }

    @Test
    void aListingOfManyObjectsComesInPages() throws Exception {
        String bucket = emptyBucket();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_005; i++) {
            String key = String.format("k%04d", i);
            expected.add(key);
            store().put(bucket, key, new byte[0]);
        }

        assertThat(keys(bucket, "k", "")).isEqualTo(expected);
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        String bucket = emptyBucket();
        String noBucket = bucket + "-missing";

        assertRefused("NoSuchKey", () -> store().read(ObjectName.of(bucket, "none"), null, 0, 1));
        assertRefused("NoSuchBucket", () -> store().read(ObjectName.of(noBucket, "none"), null, 0, 1));
        assertRefused("NoSuchBucket", () -> store().list(new Listing(noBucket, "", ""), null));
        assertRefused("NoSuchBucket", () -> store().put(noBucket, "a", new byte[0]));
        assertRefused("NoSuchBucket", () -> store().upload(noBucket, "a"));
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(BucketException.class))
                .extracting(BucketException::code)
                .isEqualTo(code);
    }

    private List<String> keys(String bucket, String prefix, String startAfter) throws Exception {
        List<String> keys = new ArrayList<>();
        Listing listing = new Listing(bucket, prefix, startAfter);
        ObjectPage page = store().list(listing, null);
        while (true) {
            page.objects().forEach(object -> keys.add(object.key()));
            String next = page.nextToken();
            if (next == null) {
                return keys;
            }
            page = store().list(listing, next);
        }
    }

    private String text(String bucket, String key, long offset, int bytes) throws Exception {
        return new String(
                store().read(ObjectName.of(bucket, key), null, offset, bytes).bytes(), UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
