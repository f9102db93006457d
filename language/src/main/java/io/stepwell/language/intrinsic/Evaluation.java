package io.stepwell.language.intrinsic;

import java.util.SplittableRandom;

/**
 * What one evaluation of a call looks into and may use up.
 *
 * @param chance seeded by the caller with 64 bits ({@code java.util.Random} keeps 48 of them: UUIDs would soon repeat)
 * @param size of everything the functions made so far
 */
record Evaluation(IntrinsicCall.PathResolver resolver, SplittableRandom chance, MadeSize size) {}
