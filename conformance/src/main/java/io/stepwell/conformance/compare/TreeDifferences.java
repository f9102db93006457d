package io.stepwell.conformance.compare;

import io.stepwell.conformance.tree.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks two trees together. */
final class TreeDifferences {
    private static final String ABSENT = "(absent)";

    private final List<Difference> found = new ArrayList<>();

    private TreeDifferences() {}

    /** All differences, in order of paths; empty when the trees are equal. {@code 1} and {@code 1.0} differ. */
    static List<Difference> between(@Nullable Object expected, @Nullable Object actual) {
        TreeDifferences differences = new TreeDifferences();
        differences.walk("", expected, actual);
        return List.copyOf(differences.found);
    }

    private void walk(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> expectedMembers && actual instanceof Map<?, ?> actualMembers) {
            walkMembers(path, expectedMembers, actualMembers);
        } else if (expected instanceof List<?> expectedElements && actual instanceof List<?> actualElements) {
            walkElements(path, expectedElements, actualElements);
        } else if (!sameScalar(expected, actual)) {
            found.add(new Difference(path, JsonText.write(expected), JsonText.write(actual)));
        }
    }

    private void walkMembers(String path, Map<?, ?> expected, Map<?, ?> actual) {
        TreeSet<String> names = new TreeSet<>();
        expected.keySet().forEach(name -> names.add(String.valueOf(name)));
        actual.keySet().forEach(name -> names.add(String.valueOf(name)));
        for (String name : names) {
            String place = path.isEmpty() ? name : path + "." + name;
            if (!actual.containsKey(name)) {
                found.add(new Difference(place, JsonText.write(expected.get(name)), ABSENT));
            } else if (!expected.containsKey(name)) {
                found.add(new Difference(place, ABSENT, JsonText.write(actual.get(name))));
            } else {
                walk(place, expected.get(name), actual.get(name));
            }
        }
    }

    private void walkElements(String path, List<?> expected, List<?> actual) {
        int common = Math.min(expected.size(), actual.size());
        for (int i = 0; i < common; i++) {
            walk(path + "[" + i + "]", expected.get(i), actual.get(i));
        }
        for (int i = common; i < expected.size(); i++) {
            found.add(new Difference(path + "[" + i + "]", JsonText.write(expected.get(i)), ABSENT));
        }
        for (int i = common; i < actual.size(); i++) {
            found.add(new Difference(path + "[" + i + "]", ABSENT, JsonText.write(actual.get(i))));
        }
    }

    private static boolean sameScalar(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Number expectedNumber && actual instanceof Number actualNumber) {
            return isWhole(expectedNumber) == isWhole(actualNumber)
                    && new BigDecimal(expectedNumber.toString()).compareTo(new BigDecimal(actualNumber.toString()))
                            == 0;
        }
        return Objects.equals(expected, actual);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof BigInteger;
    }
}
