/** State machines, activities and tags, kept in the store and cached. */
@NullMarked
package io.stepwell.runtime.catalogue;

import org.jspecify.annotations.NullMarked;
