/** What is released after a commit: calls in flight, activity queues, task tokens. */
@NullMarked
package io.stepwell.runtime.work;

import org.jspecify.annotations.NullMarked;
