/**
 * The bytes of keys and records: primitive writers and readers, ordered keys, and the codec of the journal.
 *
 * <p>May: turn values into bytes and back, and refuse damaged bytes. Must not: read or write a store, or know what an
 * event means.
 */
@NullMarked
package io.stepwell.storage.codec;

import org.jspecify.annotations.NullMarked;
