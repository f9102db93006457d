package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the arguments of a function must be, such as {@code <s-nn?:s>}: a letter per parameter ({@link Values#letter}), a
 * choice in parentheses, {@code -} for one taken from the context, {@code ?} for an optional one, {@code +} for one or
 * more, {@code a<n>} for an array of numbers. A value where an array is asked for becomes an array of one.
 */
final class Signature {
    private static final Map<Character, String> NAMES =
            Map.of('a', "arrays", 'b', "booleans", 'f', "functions", 'n', "numbers", 'o', "objects", 's', "strings");

    private final List<Parameter> parameters;
    private final Pattern pattern;

    private Signature(List<Parameter> parameters) {
        this.parameters = parameters;
        StringBuilder all = new StringBuilder();
        parameters.forEach(
                parameter -> all.append('(').append(parameter.pattern()).append(')'));
        this.pattern = Pattern.compile(all.toString());
    }

    /**
     * @param letters the letters of the types it takes, with {@code m} when it may be missing
     * @param subtype the type of an array's elements; empty when any
     */
    private record Parameter(boolean isArray, String letters, String quantity, boolean fromContext, String subtype) {
        String pattern() {
            return "[" + letters + "]" + (fromContext ? "?" : "") + quantity;
        }

        boolean takes(char letter) {
            return letters.indexOf(letter) >= 0;
        }
    }

    int size() {
        return parameters.size();
    }

    /** @throws JsonataSyntaxException when it asks for what arguments cannot be */
    static Signature parse(String text, int position) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i < text.length() && text.charAt(i) != ':'; i++) {
            char c = text.charAt(i);
            Parameter last = parameters.isEmpty() ? null : parameters.get(parameters.size() - 1);
            switch (c) {
                case 's', 'n', 'b', 'l', 'o' -> parameters.add(parameter(c + "m"));
                case 'a' -> parameters.add(new Parameter(true, "asnblfom", "", false, ""));
                case 'f' -> parameters.add(parameter("f"));
                case 'j' -> parameters.add(parameter("asnblom"));
                case 'x' -> parameters.add(parameter("asnblfom"));
                case '(' -> {
                    int end = closing(text, i, '(', ')');
                    String choice = text.substring(i + 1, end);
                    if (choice.indexOf('<') >= 0) {
                        throw Fault.of("S0402").at(position).value(choice).syntax();
                    }
                    parameters.add(parameter(choice + "m"));
                    i = end;
                }
                case '-', '?', '+', '<' -> {
                    if (last == null) {
                        continue;
                    }
                    int end = c == '<' ? closing(text, i, '<', '>') : i + 1;
                    parameters.set(parameters.size() - 1, modified(last, text.substring(i, end), position));
                    i = c == '<' ? end : i;
                }
                default -> {}
            }
        }
        return new Signature(parameters);
    }

    private static Parameter parameter(String letters) {
        return new Parameter(false, letters, "", false, "");
    }

    private static Parameter modified(Parameter last, String modifier, int position) {
        if (modifier.startsWith("<")) {
            if (!last.isArray() && !last.letters().equals("f")) {
                throw Fault.of("S0401").at(position).value(last.letters()).syntax();
            }
            String subtype = last.isArray() ? modifier.substring(1) : "";
            return new Parameter(last.isArray(), last.letters(), last.quantity(), last.fromContext(), subtype);
        }
        boolean context = last.fromContext() || modifier.equals("-");
        String quantity = modifier.equals("-") ? last.quantity() : modifier;
        return new Parameter(last.isArray(), last.letters(), quantity, context, last.subtype());
    }

    private static int closing(String text, int from, char open, char close) {
        int depth = 1;
        int at = from;
        while (depth > 0 && ++at < text.length()) {
            depth += text.charAt(at) == open ? 1 : text.charAt(at) == close ? -1 : 0;
        }
        return Math.min(at, text.length() - 1);
    }

    /**
     * The arguments a function gets.
     *
     * @param context what a parameter that was left out may be taken from
     * @throws Fault when they do not fit
     */
    List<@Nullable Object> validate(List<@Nullable Object> arguments, @Nullable Object context, Meter meter) {
        return fitsPlainly(arguments) ? arguments : validated(arguments, context, meter);
    }

    /** The common case: one argument for each parameter, none to be wrapped or checked within. */
    private boolean fitsPlainly(List<@Nullable Object> arguments) {
        if (arguments.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.isArray() || !parameter.takes(Values.letter(arguments.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private List<@Nullable Object> validated(List<@Nullable Object> arguments, @Nullable Object context, Meter meter) {
        StringBuilder letters = new StringBuilder();
        arguments.forEach(argument -> letters.append(Values.letter(argument)));
        Matcher match = pattern.matcher(new CountedText(letters, meter));
        if (!match.matches()) {
            throw mismatch(arguments, letters);
        }
        List<@Nullable Object> result = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String taken = match.group(i + 1);
            if (taken.isEmpty()) {
                if (parameter.fromContext()) {
                    result.add(fromContext(parameter, context, next));
                } else {
                    result.add(next < arguments.size() ? arguments.get(next) : Values.UNDEFINED);
                    next++;
                }
            }
            for (char letter : taken.toCharArray()) {
                Object argument = arguments.get(next++);
                result.add(parameter.isArray() ? array(parameter, argument, letter, taken, next) : argument);
            }
        }
        return result;
    }

    private static @Nullable Object fromContext(Parameter parameter, @Nullable Object context, int index) {
        if (!parameter.takes(Values.letter(context))) {
            throw Fault.of("T0411").value(context).with("index", index + 1);
        }
        return context;
    }

    private static @Nullable Object array(
            Parameter parameter, @Nullable Object argument, char letter, String taken, int index) {
        if (letter == 'm') {
            return Values.UNDEFINED;
        }
        String subtype = parameter.subtype();
        if (!subtype.isEmpty()) {
            boolean fits = argument instanceof List<?> list ? allAre(list, subtype.charAt(0)) : taken.equals(subtype);
            if (!fits) {
                throw Fault.of("T0412").value(argument).with("index", index).with("type", NAMES.get(subtype.charAt(0)));
            }
        }
        return argument instanceof List<?> ? argument : Sequence.array(java.util.Collections.singletonList(argument));
    }

    private static boolean allAre(List<?> list, char letter) {
        for (Object element : list) {
            if (Values.letter(element) != letter) {
                return false;
            }
        }
        return true;
    }

    private Fault mismatch(List<@Nullable Object> arguments, CharSequence letters) {
        StringBuilder partial = new StringBuilder();
        int good = 0;
        for (Parameter parameter : parameters) {
            partial.append(parameter.pattern());
            Matcher match = Pattern.compile(partial.toString()).matcher(letters);
            if (!match.lookingAt()) {
                break;
            }
            good = match.end();
        }
        return Fault.of("T0410")
                .value(good < arguments.size() ? arguments.get(good) : Values.UNDEFINED)
                .with("index", good + 1);
    }
}
