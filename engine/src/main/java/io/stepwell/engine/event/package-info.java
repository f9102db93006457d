/** What has happened in an execution, in the past tense: the journal, and the source of the AWS history. */
@NullMarked
package io.stepwell.engine.event;

import org.jspecify.annotations.NullMarked;
