/** What others are told when an execution changes its status. */
@NullMarked
package io.stepwell.engine.status;

import org.jspecify.annotations.NullMarked;
