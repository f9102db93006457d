package io.stepwell.language.jsonata;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as a function: from a text to its first match, an object with {@code match}, {@code start},
 * {@code end}, {@code groups} and {@code next}, a function that yields the match after it.
 */
record RegexFunction(Pattern pattern) implements Function {
    /** @throws JsonataSyntaxException when it is not a regular expression */
    static RegexFunction compile(String source, String flags, int position) {
        int options = flags.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        boolean lines = flags.contains("m");
        options |= lines ? Pattern.MULTILINE | Pattern.UNIX_LINES : 0;
        try {
            return new RegexFunction(Pattern.compile(RegexDialect.toJava(source, lines), options));
        } catch (PatternSyntaxException | StackOverflowError invalid) {
            throw Fault.worded("S0303", "Invalid regular expression: /" + source + "/")
                    .at(position)
                    .syntax();
        }
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public @Nullable Signature signature() {
        return null;
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator) {
        return arguments.isEmpty() || !(arguments.get(0) instanceof String text)
                ? Values.UNDEFINED
                : match(text, 0, evaluator.meter());
    }

    /** The first match at or after this place, {@link Values#UNDEFINED} when there is none. */
    @Nullable
    Object match(String text, int from, Meter meter) {
        Matcher matcher = matcher(text, meter);
        if (!found(matcher, from)) {
            return Values.UNDEFINED;
        }
        if (matcher.group().isEmpty()) {
            throw Fault.of("D1004").value(pattern.pattern());
        }
        Members match = new Members();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        Sequence groups = new Sequence();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        match.put("groups", groups);
        match.put("next", new Next(this, text, matcher.end()));
        return match;
    }

    private Matcher matcher(String text, Meter meter) {
        return pattern.matcher(new CountedText(text, meter));
    }

    private static boolean found(Matcher matcher, int from) {
        try {
            return matcher.find(from);
        } catch (StackOverflowError deep) {
            throw Fault.overrun("A regular expression nests too deeply for this text");
        }
    }

    /** Yields the match after another. */
    record Next(RegexFunction regex, String text, int from) implements Function {
        @Override
        public int arity() {
            return 0;
        }

        @Override
        public @Nullable Signature signature() {
            return null;
        }

        @Override
        public @Nullable Object apply(List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator) {
            return regex.match(text, from, evaluator.meter());
        }
    }
}
