/** More than there is room for: requests beyond capacity, and a disk that is full. */
@NullMarked
package io.stepwell.server.load;

import org.jspecify.annotations.NullMarked;
