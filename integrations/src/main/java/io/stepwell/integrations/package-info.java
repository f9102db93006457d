/**
 * What a Task can call: one package for each kind of resource.
 *
 * <p>May: do I/O. Must not: know partitions or storage.
 */
@NullMarked
package io.stepwell.integrations;

import org.jspecify.annotations.NullMarked;
