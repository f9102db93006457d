/** Amazon EventBridge, which hears of changes of status. */
@NullMarked
package io.stepwell.integrations.events;

import org.jspecify.annotations.NullMarked;
