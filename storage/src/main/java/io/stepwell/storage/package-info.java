/**
 * What is asked of a store: tables of bytes in key order, atomic batches, fencing, the layout of keys and the
 * codec of records.
 *
 * <p>May: describe and encode. Must not: know a vendor's API or decide anything.
 */
@NullMarked
package io.stepwell.storage;

import org.jspecify.annotations.NullMarked;
