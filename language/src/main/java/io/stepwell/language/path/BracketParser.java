package io.stepwell.language.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what stands in square brackets. */
final class BracketParser {
    private final TextCursor cursor;

    private BracketParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    static Segment parse(TextCursor cursor) {
        cursor.expect("[", "before a name, an index or a filter");
        cursor.skipBlanks();
        Segment segment = new BracketParser(cursor).content();
        cursor.skipBlanks();
        cursor.expect("]", "after " + described(segment));
        return segment;
    }

    private static String described(Segment segment) {
        return segment instanceof Segment.Slice ? "a slice [from:to], which has no step," : "the bracket's content";
    }

    private Segment content() {
        int c = cursor.peek();
        if (c == '\'' || c == '"') {
            return names();
        }
        if (cursor.tryTake("*")) {
            return new Segment.Wildcard();
        }
        if (cursor.tryTake("?")) {
            return filter();
        }
        if (c == '-' || c == ':' || isDigit(c)) {
            return indexes();
        }
        throw cursor.fault("Expected a quoted name, an index, a slice, '*' or '?(' after '['");
    }

    private Segment filter() {
        cursor.skipBlanks();
        cursor.expect("(", "after '[?'");
        Condition condition = FilterParser.parse(cursor);
        cursor.expect(")", "after the filter's condition");
        return new Segment.Filter(condition);
    }

    private Segment names() {
        List<String> names = new ArrayList<>();
        do {
            cursor.skipBlanks();
            names.add(quotedName());
            cursor.skipBlanks();
        } while (cursor.tryTake(","));
        return names.size() == 1 ? new Segment.Name(names.getFirst()) : new Segment.Names(List.copyOf(names));
    }

    /** A backslash escapes the closing quote only; elsewhere it stands for itself, as on AWS. */
    private String quotedName() {
        char quote = cursor.take("a quoted name");
        if (quote != '\'' && quote != '"') {
            throw cursor.faultAt(cursor.position() - 1, "Expected a quoted name");
        }
        StringBuilder name = new StringBuilder();
        String escapedQuote = "\\" + quote;
        while (cursor.peek() != quote) {
            name.append(cursor.tryTake(escapedQuote) ? quote : cursor.take("a closing " + quote));
        }
        cursor.moveTo(cursor.position() + 1);
        return name.toString();
    }

    private Segment indexes() {
        Integer first = integer();
        cursor.skipBlanks();
        if (cursor.tryTake(":")) {
            cursor.skipBlanks();
            Integer to = integer();
            if (first == null && to == null) {
                throw cursor.fault("A slice gives at least one bound, as in [1:] or [:2]: none found");
            }
            return new Segment.Slice(first, to);
        }
        List<Integer> indexes = new ArrayList<>();
        indexes.add(given(first));
        while (cursor.tryTake(",")) {
            cursor.skipBlanks();
            indexes.add(given(integer()));
            cursor.skipBlanks();
        }
        return indexes.size() == 1 ? new Segment.Index(indexes.getFirst()) : new Segment.Indexes(List.copyOf(indexes));
    }

    private Integer given(@Nullable Integer index) {
        if (index == null) {
            throw cursor.fault("Expected an index");
        }
        return index;
    }

    /** The integer here; null when there is none. */
    private @Nullable Integer integer() {
        int start = cursor.position();
        cursor.tryTake("-");
        while (isDigit(cursor.peek())) {
            cursor.moveTo(cursor.position() + 1);
        }
        String digits = cursor.since(start);
        if (digits.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw cursor.faultAt(start, "Not an index: '" + digits + "'");
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
