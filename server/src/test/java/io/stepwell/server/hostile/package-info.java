/** What a hostile or broken client may send: every answer is a clear error, and the server goes on serving. */
@NullMarked
package io.stepwell.server.hostile;

import org.jspecify.annotations.NullMarked;
