/**
 * Where an AWS service is called, and with which region and credentials.
 *
 * <p>May: interpret configuration that is handed to it. Must not: read the process environment, call a service,
 * or let a secret reach a message.
 */
@NullMarked
package io.stepwell.integrations.endpoint;

import org.jspecify.annotations.NullMarked;
