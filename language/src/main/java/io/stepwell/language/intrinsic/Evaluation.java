package io.stepwell.language.intrinsic;

import java.util.SplittableRandom;

/**
 * What one evaluation of a call looks into.
 *
 * @param chance seeded by the caller with 64 bits ({@code java.util.Random} keeps 48 of them: UUIDs would soon repeat)
 */
record Evaluation(IntrinsicCall.PathResolver resolver, SplittableRandom chance) {}
