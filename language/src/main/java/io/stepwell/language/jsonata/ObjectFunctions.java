package io.stepwell.language.jsonata;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of objects, and those of any value. */
final class ObjectFunctions {
    private ObjectFunctions() {}

    static void define(Builtins table) {
        table.define("keys", "<x-:a<s>>", ObjectFunctions::keys);
        table.define("lookup", "<x-s:x>", a -> a.has(1) ? Values.lookup(a.get(0), a.string(1), a.meter()) : a.get(1));
        table.define("spread", "<x-:a<o>>", a -> spread(a.get(0), a.meter()));
        table.defineStrict("merge", "<a<o>:o>", ObjectFunctions::merge);
        table.define("type", "<x:s>", a -> type(a.get(0)));
        table.defineStrict("clone", "<(oa)-:o>", a -> Transformation.copy(a.get(0), a.meter()));
        table.define("error", "<s?:x>", a -> {
            throw Fault.worded("D3137", worded(a, 0, "$error() function evaluated"));
        });
        table.define("assert", "<bs?:x>", ObjectFunctions::check);
    }

    private static String worded(Arguments a, int index, String otherwise) {
        return a.has(index) && !a.string(index).isEmpty() ? a.string(index) : otherwise;
    }

    private static Object check(Arguments a) {
        if (!a.isTrue(0)) {
            throw Fault.worded("D3141", worded(a, 1, "$assert() statement failed"));
        }
        return Values.UNDEFINED;
    }

    private static Sequence keys(Arguments a) {
        Set<String> names = new LinkedHashSet<>();
        collect(a.get(0), names, a.meter());
        Sequence result = Sequence.query();
        result.addAll(names);
        return result;
    }

    private static void collect(@Nullable Object value, Set<String> names, Meter meter) {
        meter.step();
        if (value instanceof Map<?, ?> object) {
            meter.elements(8L * object.size());
            object.keySet().forEach(name -> names.add((String) name));
        } else if (value instanceof List<?> list) {
            meter.enter();
            list.forEach(element -> collect(element, names, meter));
            meter.leave();
        }
    }

    private static @Nullable Object spread(@Nullable Object value, Meter meter) {
        if (!(value instanceof Map) && !(value instanceof List)) {
            return value;
        }
        Sequence result = Sequence.query();
        spreadInto(result, value, meter);
        return result;
    }

    private static void spreadInto(Sequence result, @Nullable Object value, Meter meter) {
        meter.step();
        switch (value) {
            case Map<?, ?> object ->
                object.forEach((name, member) -> {
                    Members single = new Members();
                    single.put((String) name, member);
                    meter.elements(24);
                    result.add(single);
                });
            case List<?> list -> {
                meter.enter();
                list.forEach(element -> spreadInto(result, element, meter));
                meter.leave();
            }
            case null, default -> result.add(value);
        }
    }

    private static Members merge(Arguments a) {
        Members merged = new Members();
        for (Object object : a.list(0)) {
            Map<?, ?> members = object instanceof Map<?, ?> map ? map : Map.of();
            a.meter().elements(8L * members.size());
            merged.putAll(Members.of(members));
        }
        return merged;
    }

    private static Object type(@Nullable Object value) {
        return switch (Values.letter(value)) {
            case 'l' -> "null";
            case 's' -> "string";
            case 'n' -> "number";
            case 'b' -> "boolean";
            case 'a' -> "array";
            case 'f' -> "function";
            case 'o' -> "object";
            default -> Values.UNDEFINED;
        };
    }
}
