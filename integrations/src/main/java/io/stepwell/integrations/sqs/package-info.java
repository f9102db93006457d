/**
 * The optimised integration of Amazon SQS.
 *
 * <p>May: translate {@code sqs:sendMessage} to and from the service's operation. Must not: receive messages.
 */
@NullMarked
package io.stepwell.integrations.sqs;

import org.jspecify.annotations.NullMarked;
