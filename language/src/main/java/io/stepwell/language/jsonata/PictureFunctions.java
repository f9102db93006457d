package io.stepwell.language.jsonata;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The clock of an evaluation, and the functions that format and parse by a picture. */
final class PictureFunctions {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private PictureFunctions() {}

    static void define(Builtins table) {
        table.define(
                "now",
                "<s?s?:s>",
                a -> ISO.format(Instant.ofEpochMilli(a.evaluator().moment().nowMillis())));
        table.define("millis", "<:n>", a -> Numbers.of(a.evaluator().moment().nowMillis()));
    }
}
