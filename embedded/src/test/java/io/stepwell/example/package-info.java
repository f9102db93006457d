/** A program that uses Stepwell from outside. */
@NullMarked
package io.stepwell.example;

import org.jspecify.annotations.NullMarked;
