package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that apply a function to each element or member; it gets as many of (value, position, whole) as it takes. */
final class HigherOrderFunctions {
    private HigherOrderFunctions() {}

    static void define(Builtins table) {
        table.defineStrict("map", "<af>", HigherOrderFunctions::map);
        table.defineStrict("filter", "<af>", HigherOrderFunctions::filter);
        table.defineStrict("single", "<af?>", HigherOrderFunctions::single);
        table.defineStrict("reduce", "<afj?:j>", HigherOrderFunctions::reduce);
        table.define("each", "<o-f:a>", HigherOrderFunctions::each);
        table.define("sift", "<o-f?:o>", HigherOrderFunctions::sift);
    }

    private static Object map(Arguments a) {
        Sequence result = Sequence.query();
        List<?> list = a.list(0);
        for (int i = 0; i < list.size(); i++) {
            add(a, result, a.call(a.function(1), list.get(i), i, list));
        }
        return result;
    }

    private static void add(Arguments a, Sequence result, @Nullable Object value) {
        if (value != Values.UNDEFINED) {
            a.meter().elements(1);
            result.add(value);
        }
    }

    private static Object filter(Arguments a) {
        Sequence result = Sequence.query();
        List<?> list = a.list(0);
        for (int i = 0; i < list.size(); i++) {
            if (Values.isTrue(a.call(a.function(1), list.get(i), i, list), a.meter())) {
                add(a, result, list.get(i));
            }
        }
        return result;
    }

    private static @Nullable Object single(Arguments a) {
        List<?> list = a.list(0);
        Object found = Values.UNDEFINED;
        for (int i = 0; i < list.size(); i++) {
            if (a.has(1) && !Values.isTrue(a.call(a.function(1), list.get(i), i, list), a.meter())) {
                continue;
            }
            if (found != Values.UNDEFINED) {
                throw Fault.of("D3138").with("index", i);
            }
            found = list.get(i);
        }
        if (found == Values.UNDEFINED) {
            throw Fault.of("D3139");
        }
        return found;
    }

    private static @Nullable Object reduce(Arguments a) {
        Function function = a.function(1);
        if (function.arity() < 2) {
            throw Fault.of("D3050").with("index", 1);
        }
        List<?> list = a.list(0);
        boolean fromFirst = !a.has(2) && !list.isEmpty();
        Object result = fromFirst ? list.get(0) : a.get(2);
        for (int i = fromFirst ? 1 : 0; i < list.size(); i++) {
            result = a.call(function, result, list.get(i), i, list);
        }
        return result;
    }

    private static Object each(Arguments a) {
        Sequence result = Sequence.query();
        Map<?, ?> object = a.object(0);
        object.forEach((name, value) -> add(a, result, a.call(a.function(1), value, name, object)));
        return result;
    }

    private static Object sift(Arguments a) {
        Members result = new Members();
        Map<?, ?> object = a.object(0);
        object.forEach((name, value) -> {
            if (Values.isTrue(a.call(a.function(1), value, name, object), a.meter())) {
                a.meter().elements(8);
                result.put((String) name, value);
            }
        });
        return result.isEmpty() ? Values.UNDEFINED : result;
    }
}
