package io.stepwell.integrations.item;

import io.stepwell.integrations.s3.BucketStore;

/**
 * Where the files of an export go.
 *
 * @param store the store
 * @param bucket the bucket
 * @param folder what all keys begin with, the slash at the end included
 * @param fileBytesMax when a file is so long that the next result goes to another one
 */
record ResultFolder(BucketStore store, String bucket, String folder, long fileBytesMax) {}
