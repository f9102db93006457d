package io.stepwell.language.intrinsic;

/** {@code States.MathAdd}: the sum of two numbers, each rounded before. */
final class MathAdd {
    private MathAdd() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        long sum = (long) arguments.integer(0) + arguments.integer(1);
        if (sum == (int) sum) {
            return (int) sum;
        }
        return sum;
    }
}
