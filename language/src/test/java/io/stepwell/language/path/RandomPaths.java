package io.stepwell.language.path;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws documents, and paths that often fit them. */
final class RandomPaths {
    private static final String[] NAMES = {"a", "b", "c", "d e", "f-g", "é", "0"};
    private static final String[] STRINGS = {"", "x", "xy", "1", "1.0", "a", "true"};

    private final Random random;

    RandomPaths(Random random) {
        this.random = random;
    }

    @Nullable
    Object container() {
        return random.nextInt(4) == 0 ? list(0) : object(0);
    }

    private @Nullable Object value(int depth) {
        int kind = random.nextInt(depth >= 4 ? 5 : 9);
        return switch (kind) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(4) - 1;
            case 3 -> new BigDecimal(oneOf("0.5", "1.0", "2.50", "-1"));
            case 4 -> oneOf(STRINGS);
            case 5, 6 -> list(depth + 1);
            default -> object(depth + 1);
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            members.put(oneOf(NAMES), value(depth));
        }
        return members;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            elements.add(value(depth));
        }
        return elements;
    }

    String path() {
        return "$" + repeated(random.nextInt(5), this::segment) + lastSegment();
    }

    private String segment() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> "[" + index() + "]";
            case 2 -> "[*]";
            case 3 -> ".*";
            case 4 -> ".." + descendant();
            case 5 -> "[" + slice() + "]";
            case 6 -> "[" + index() + "," + index() + "]";
            case 7 -> "['a','" + oneOf(NAMES) + "']";
            case 8, 9 -> "[?(" + condition(0) + ")]";
            default -> name();
        };
    }

    private String descendant() {
        String name = name();
        return name.startsWith(".") ? name.substring(1) : name;
    }

    private String lastSegment() {
        return switch (random.nextInt(18)) {
            case 0 -> oneOf(".length()", ".size()", ".keys()");
            case 1 -> oneOf(".sum()", ".min()", ".avg()", ".stddev()", ".sum(1, $.a)", ".avg($..a)");
            case 6 -> oneOf(".first()", ".index(1)", ".concat(\"x\", $.b)");
            case 2 -> "..[" + index() + "]";
            case 3 -> "..[?(" + condition(0) + ")]";
            case 4 -> "..*";
            case 5 -> "..a";
            default -> "";
        };
    }

    private String name() {
        String name = oneOf(NAMES);
        return switch (random.nextInt(3)) {
            case 0 -> "['" + name + "']";
            case 1 -> "[\"" + name + "\"]";
            default -> name.contains(" ") ? "[ '" + name + "' ]" : "." + name;
        };
    }

    private int index() {
        return random.nextInt(7) - 3;
    }

    private String slice() {
        return switch (random.nextInt(3)) {
            case 0 -> index() + ":";
            case 1 -> ":" + index();
            default -> index() + ":" + index();
        };
    }

    private String condition(int depth) {
        int kind = random.nextInt(depth >= 3 ? 5 : 8);
        return switch (kind) {
            case 0 -> item();
            case 1 -> "!" + item();
            case 5 -> condition(depth + 1) + " && " + condition(depth + 1);
            case 6 -> condition(depth + 1) + " || " + condition(depth + 1);
            case 7 -> "!(" + condition(depth + 1) + ")";
            default -> comparison();
        };
    }

    private String comparison() {
        return switch (random.nextInt(8)) {
            case 0 ->
                item() + oneOf(" in ", " nin ", " subsetof ", " anyof ", " noneof ") + "[1, 'x', null, \"a\", 0.5]";
            case 1 -> item() + " size " + random.nextInt(3);
            case 2 -> item() + " contains " + scalar();
            case 3 -> item() + " =~ " + oneOf("/x.*/", "/X/i", "/[0-9.]+/", "/.*/");
            case 4 -> scalar() + equation() + item();
            case 6 -> item() + "[*][?(" + condition(3) + ")] size " + random.nextInt(2);
            case 7 -> item() + ".length()" + equation() + random.nextInt(3);
            case 5 -> item() + equation() + (random.nextBoolean() ? item() : "$" + name());
            default -> item() + equation() + scalar();
        };
    }

    private String equation() {
        return oneOf(" == ", " != ", " < ", " <= ", " > ", " >= ", "==", " === ", " !== ");
    }

    private String item() {
        return "@"
                + repeated(random.nextInt(3), () -> switch (random.nextInt(8)) {
                    case 0 -> "[" + index() + "]";
                    case 1 -> "[*]";
                    case 2 -> "[" + slice() + "]";
                    default -> name();
                });
    }

    private String scalar() {
        return oneOf("1", "0", "0.5", "-1", "2.50", "'x'", "'1'", "'1.0'", "\"xy\"", "''", "true", "false", "null");
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String repeated(int times, Supplier<String> part) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(part.get());
        }
        return text.toString();
    }
}
