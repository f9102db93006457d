/**
 * Lambda functions: by their own ARN, and through {@code arn:aws:states:::lambda:invoke}.
 *
 * <p>May: translate between tasks and invocations. Must not: know how a function runs; that is behind
 * {@link io.stepwell.integrations.lambda.FunctionInvoker}.
 */
@NullMarked
package io.stepwell.integrations.lambda;

import org.jspecify.annotations.NullMarked;
