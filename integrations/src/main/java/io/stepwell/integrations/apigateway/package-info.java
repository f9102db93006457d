/**
 * {@code apigateway:invoke}: calls to stages of Amazon API Gateway.
 *
 * <p>May: read a task's parameters and sign. Must not: reach any other server than API Gateway or its stand-in.
 */
@NullMarked
package io.stepwell.integrations.apigateway;

import org.jspecify.annotations.NullMarked;
