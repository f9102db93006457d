package io.stepwell.language.intrinsic;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * {@code States.MathRandom}: a number from a first one, included, to a last one, excluded. With a seed of its own the
 * number is always the same: the one {@link Random} gives.
 */
final class MathRandom {
    private MathRandom() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        int first = arguments.integer(0);
        int end = arguments.integer(1);
        if (first >= end) {
            throw arguments.invalid();
        }
        RandomGenerator chance = arguments.count() == 3 ? new Random(arguments.wholeNumber(2)) : arguments.chance();
        return chance.nextInt(first, end);
    }
}
