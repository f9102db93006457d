/**
 * Objects in buckets: those of S3, and folders of this machine that stand in for buckets.
 *
 * <p>May: read, list and write objects. Must not: know what is in them. {@link BucketStore} is the contract; what it
 * promises, {@code BucketStoreContractTest} checks for both implementations.
 */
@NullMarked
package io.stepwell.integrations.s3;

import org.jspecify.annotations.NullMarked;
