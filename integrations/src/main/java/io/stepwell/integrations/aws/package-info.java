/**
 * A small blocking client for AWS services: one signed HTTP call with retries, whatever the protocol, and the
 * AWS JSON protocol on top.
 *
 * <p>May: speak HTTP to a service endpoint. Must not: know a Step Functions resource, keep state between calls, or
 * put credentials or payloads into messages.
 */
@NullMarked
package io.stepwell.integrations.aws;

import org.jspecify.annotations.NullMarked;
