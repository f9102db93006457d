/**
 * Runs cases: prepares what they need, does their steps, waits, answers tasks, and gives the verdict.
 *
 * <p>May call the server under test through the SDK; must not decide what is equal (compare) or print (report).
 */
@NullMarked
package io.stepwell.conformance.run;

import org.jspecify.annotations.NullMarked;
