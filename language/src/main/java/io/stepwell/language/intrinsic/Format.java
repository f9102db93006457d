package io.stepwell.language.intrinsic;

import org.jspecify.annotations.Nullable;

/**
 * {@code States.Format}: a template whose <code>{}</code> are replaced by the further arguments. AWS renders objects
 * and arrays as Java's collections do: <code>{Arg1=1, Arg2=[]}</code>, as recorded; strings stand without quotes.
 */
final class Format {
    private Format() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        FormatTemplate template = arguments.template(0);
        if (template.fault() != null) {
            throw new IntrinsicFault("Invalid template in " + arguments.function() + ": " + template.fault());
        }
        if (template.placeholders() != arguments.count() - 1) {
            throw arguments.invalid();
        }
        TextSize size = new TextSize(arguments.function());
        StringBuilder out = new StringBuilder(template.texts().getFirst());
        for (int i = 1; i < arguments.count(); i++) {
            size.add(arguments.value(i));
            append(out, arguments.value(i));
            out.append(template.texts().get(i));
        }
        return out.toString();
    }

    /** The collections of a plain tree are Java's own, whose {@code toString} is the rendering wanted. */
    private static void append(StringBuilder out, @Nullable Object value) {
        out.append(value);
    }
}
