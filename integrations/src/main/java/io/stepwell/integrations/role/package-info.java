/**
 * Calls in the name of the role that a task names in {@code Credentials}. Only calls to endpoints of AWS need one: what runs
 * in this server is called without.
 */
@NullMarked
package io.stepwell.integrations.role;

import org.jspecify.annotations.NullMarked;
