package io.stepwell.language.jsonata;

import io.stepwell.language.json.JsonWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text, as {@code $string} and the {@code &} operator write them. */
final class Text {
    private static final MathContext SHOWN_DIGITS = new MathContext(15);
    private static final int MESSAGE_CHARACTERS_MAX = 4_000;

    private final StringBuilder out = new StringBuilder();
    private final Meter meter;
    private final boolean pretty;

    private Text(Meter meter, boolean pretty) {
        this.meter = meter;
        this.pretty = pretty;
    }

    /** A defined value as text; a string as it is, anything else as JSON. */
    static String of(@Nullable Object value, boolean pretty, Meter meter) {
        return switch (value) {
            case String text -> text;
            case Function function -> "";
            case Double number
            when !Double.isFinite(number) -> throw Fault.of("D3001").value(number);
            case Sequence sequence when sequence.wrapsInput -> of(sequence.get(0), pretty, meter);
            case null, default -> {
                Text text = new Text(meter, pretty);
                text.write(value, "\n");
                yield text.out.toString();
            }
        };
    }

    /** A value in an error message, cut when it is long. */
    static String json(@Nullable Object value) {
        if (value == Values.UNDEFINED) {
            return "undefined";
        }
        Text text = new Text(new Meter(new JsonataBudget(200, 0, 20_000, 1 << 20)), false);
        try {
            text.write(value, "");
        } catch (Fault tooLong) {
            text.out.append('…');
        }
        return text.out.length() > MESSAGE_CHARACTERS_MAX
                ? text.out.substring(0, MESSAGE_CHARACTERS_MAX) + "…"
                : text.out.toString();
    }

    private void write(@Nullable Object value, String newline) {
        meter.step();
        switch (value) {
            case null -> out.append("null");
            case String string -> {
                meter.characters(string.length());
                JsonWriter.appendString(out, string);
            }
            case Boolean bool -> out.append(bool.booleanValue());
            case Number number -> out.append(number(number));
            case Function function -> out.append("\"\"");
            case List<?> list -> array(list, newline);
            case Map<?, ?> map -> object(map, newline);
            default -> out.append("null");
        }
        meter.characters(4);
    }

    private static String number(Number number) {
        if (Numbers.isSmall(number)) {
            return number.toString();
        }
        double value = number.doubleValue();
        return Values.isNumber(number) ? Numbers.text(new BigDecimal(value).round(SHOWN_DIGITS)) : "null";
    }

    private void array(List<?> list, String newline) {
        meter.enter();
        String inner = inner(newline);
        out.append('[');
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
            line(inner);
            write(elements.next(), inner);
            out.append(elements.hasNext() ? "," : "");
        }
        if (!list.isEmpty()) {
            line(newline);
        }
        out.append(']');
        meter.leave();
    }

    private void object(Map<?, ?> map, String newline) {
        meter.enter();
        String inner = inner(newline);
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            line(inner);
            String name = (String) member.getKey();
            meter.characters(name.length());
            JsonWriter.appendString(out, name);
            out.append(pretty ? ": " : ":");
            write(member.getValue(), inner);
            out.append(members.hasNext() ? "," : "");
        }
        if (!map.isEmpty()) {
            line(newline);
        }
        out.append('}');
        meter.leave();
    }

    private String inner(String newline) {
        return pretty ? newline + "  " : "";
    }

    private void line(String newline) {
        if (pretty) {
            meter.characters(newline.length());
            out.append(newline);
        }
    }
}
