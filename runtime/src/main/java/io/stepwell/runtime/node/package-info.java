/** A node: partitions, catalogue, queries and housekeeping wired together. */
@NullMarked
package io.stepwell.runtime.node;

import org.jspecify.annotations.NullMarked;
