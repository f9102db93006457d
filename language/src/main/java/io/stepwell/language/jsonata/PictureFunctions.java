package io.stepwell.language.jsonata;

/** The clock of an evaluation, and the functions that format and parse by a picture. */
final class PictureFunctions {
    /** The farthest moment from 1970 that JavaScript has. */
    private static final double MILLIS_MAX = 8.64e15;

    private PictureFunctions() {}

    static void define(Builtins table) {
        table.define("now", "<s?s?:s>", a -> format(a, a.evaluator().moment().nowMillis(), 0));
        table.define("millis", "<:n>", a -> Numbers.of(a.evaluator().moment().nowMillis()));
        table.defineStrict("fromMillis", "<n-s?s?:s>", a -> {
            if (Math.abs(a.real(0)) > MILLIS_MAX) {
                throw Fault.of("D1001").value(a.number(0));
            }
            return format(a, (long) Math.floor(a.real(0)), 1);
        });
        table.defineStrict("toMillis", "<s-s?:n>", PictureFunctions::toMillis);
        table.defineStrict("formatInteger", "<n-s:s>", PictureFunctions::formatInteger);
        table.defineStrict("parseInteger", "<s-s:n>", PictureFunctions::parseInteger);
        table.defineStrict("formatNumber", "<n-so?:s>", PictureFunctions::formatNumber);
    }

    private static String format(Arguments a, long millis, int first) {
        DatePicture picture = a.has(first) ? DatePicture.parse(picture(a, first)) : DatePicture.ISO;
        return DateFormat.format(millis, picture, a.has(first + 1) ? offset(a, first + 1) : 0, a.meter());
    }

    /** A picture, paid for as what it may make. */
    private static String picture(Arguments a, int index) {
        a.meter().characters(64L * a.string(index).length());
        return a.string(index);
    }

    private static int offset(Arguments a, int index) {
        String zone = a.string(index);
        try {
            int offset = Integer.parseInt(zone.replace(":", ""));
            if (Math.abs(offset) < 10_000) {
                return offset;
            }
        } catch (NumberFormatException notAnOffset) {
            throw refusedZone(zone, index);
        }
        throw refusedZone(zone, index);
    }

    private static Fault refusedZone(String zone, int index) {
        return Fault.of("T0410").value(zone).with("index", index + 1);
    }

    private static Object toMillis(Arguments a) {
        return a.has(1)
                ? DateParse.parse(
                        a.string(0),
                        DatePicture.parse(picture(a, 1)),
                        a.evaluator().moment().nowMillis(),
                        a.meter())
                : DateParse.parseIso(a.string(0), a.meter());
    }

    private static Object formatInteger(Arguments a) {
        return IntegerPicture.parse(picture(a, 1)).format(Math.floor(a.real(0)), a.meter());
    }

    private static Object parseInteger(Arguments a) {
        a.meter().characters(16L * a.string(0).length());
        double value = IntegerPicture.parse(picture(a, 1)).number(a.string(0));
        return Double.isNaN(value) ? Values.UNDEFINED : Numbers.of(value);
    }

    private static Object formatNumber(Arguments a) {
        NumberSymbols symbols = NumberSymbols.of(a.object(2));
        return NumberPicture.parse(picture(a, 1), symbols).format(a.real(0));
    }
}
