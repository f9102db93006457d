/** The life of executions as a client of AWS sees it: the AWS SDK over a real socket. */
@NullMarked
package io.stepwell.server.isolation;

import org.jspecify.annotations.NullMarked;
