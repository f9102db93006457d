package io.stepwell.language.parse;

import io.stepwell.language.choice.Relation;
import io.stepwell.language.choice.TypeTest;
import io.stepwell.language.choice.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The 39 comparators of choice rules by name, and the three connectives. */
final class Comparators {
    /**
     * What a comparator compares.
     *
     * @param path whether its value is a path to what is compared with
     */
    record Comparator(ValueKind kind, Relation relation, boolean path) {}

    /** The fields of a rule that say what it asks; a rule has exactly one. */
    static final List<String> NAMES;

    private static final Map<String, Comparator> COMPARISONS = new HashMap<>();
    private static final Map<String, TypeTest.Type> TYPE_TESTS = new HashMap<>();

    static {
        List<String> names = new ArrayList<>(List.of("And", "Or", "Not"));
        for (ValueKind kind : ValueKind.values()) {
            String prefix = typeName(kind);
            add(prefix + "Equals", kind, Relation.EQUALS, names);
            if (kind != ValueKind.BOOLEAN) {
                add(prefix + "LessThan", kind, Relation.LESS_THAN, names);
                add(prefix + "GreaterThan", kind, Relation.GREATER_THAN, names);
                add(prefix + "LessThanEquals", kind, Relation.LESS_THAN_EQUALS, names);
                add(prefix + "GreaterThanEquals", kind, Relation.GREATER_THAN_EQUALS, names);
            }
        }
        COMPARISONS.put("StringMatches", new Comparator(ValueKind.STRING, Relation.MATCHES, false));
        names.add("StringMatches");
        for (TypeTest.Type type : TypeTest.Type.values()) {
            String name = "Is" + capitalised(type.name());
            TYPE_TESTS.put(name, type);
            names.add(name);
        }
        NAMES = List.copyOf(names);
    }

    private Comparators() {}

    private static void add(String name, ValueKind kind, Relation relation, List<String> names) {
        COMPARISONS.put(name, new Comparator(kind, relation, false));
        COMPARISONS.put(name + "Path", new Comparator(kind, relation, true));
        names.add(name);
        names.add(name + "Path");
    }

    /** The type test of this name; null when the comparator compares values. */
    static TypeTest.@Nullable Type typeTest(String name) {
        return TYPE_TESTS.get(name);
    }

    /** The comparison of this name, which is one of {@link #NAMES} and no type test. */
    static Comparator comparison(String name) {
        Comparator comparator = COMPARISONS.get(name);
        if (comparator == null) {
            throw new IllegalArgumentException("not a comparison: " + name);
        }
        return comparator;
    }

    /** {@code String}, {@code Numeric}, {@code Boolean} or {@code Timestamp}. */
    static String typeName(ValueKind kind) {
        return capitalised(kind.name());
    }

    private static String capitalised(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
