/** What the tests of a whole server share: servers, clients, a Lambda double, bounded waiting. */
@NullMarked
package io.stepwell.server.harness;

import org.jspecify.annotations.NullMarked;
