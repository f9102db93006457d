package io.stepwell.language.intrinsic;

/** {@code States.ArrayLength}: the number of elements of an array. */
final class ArrayLength {
    private ArrayLength() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        return arguments.array(0).size();
    }
}
