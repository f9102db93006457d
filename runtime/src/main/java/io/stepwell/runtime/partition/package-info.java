/** The single writers: loops that decide, and the committer that makes their decisions durable. */
@NullMarked
package io.stepwell.runtime.partition;

import org.jspecify.annotations.NullMarked;
