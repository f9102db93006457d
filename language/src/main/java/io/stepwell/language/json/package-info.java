/** JSON documents as values: exact numbers, text and tree kept lazily. */
@NullMarked
package io.stepwell.language.json;

import org.jspecify.annotations.NullMarked;
