/**
 * Plain JSON trees: reading, writing, paths into them.
 *
 * <p>May hold anything about JSON values as such; must not know cases, servers or AWS. Shares no code with the
 * product, so that a mistake in the product's JSON cannot hide itself here.
 */
@NullMarked
package io.stepwell.conformance.tree;

import org.jspecify.annotations.NullMarked;
