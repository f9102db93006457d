package io.stepwell.language.intrinsic;

/** {@code States.Array}: its arguments as an array. */
final class Array {
    private Array() {}

    static Object apply(Arguments arguments) {
        return arguments.values();
    }
}
