/**
 * What a Distributed Map asks of the map run that does its work.
 *
 * <p>May: describe a map run and build the inputs of its children. Must not: read items, start children or know a store.
 */
@NullMarked
package io.stepwell.engine.maprun;

import org.jspecify.annotations.NullMarked;
