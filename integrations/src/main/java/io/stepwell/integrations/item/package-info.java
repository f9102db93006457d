/**
 * The datasets a Distributed Map reads and the files it writes its results to.
 *
 * <p>May: know the formats of datasets, and read and write objects through {@code integrations.s3}. Must not: hold a
 * dataset in memory; every reader here streams, and each item has a bound.
 */
@NullMarked
package io.stepwell.integrations.item;

import org.jspecify.annotations.NullMarked;
