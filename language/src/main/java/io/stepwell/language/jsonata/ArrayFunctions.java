package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Functions of arrays that need no function as an argument, and {@code $sort}. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static void define(Builtins table) {
        table.define("append", "<xx:a>", a -> Values.append(a.get(0), a.get(1), a.meter()));
        table.define("exists", "<x:b>", a -> a.has(0));
        table.define("zip", "<a+>", 0, ArrayFunctions::zip);
        table.defineStrict("reverse", "<a:a>", ArrayFunctions::reverse);
        table.defineStrict("shuffle", "<a:a>", ArrayFunctions::shuffle);
        table.defineStrict("distinct", "<x:x>", ArrayFunctions::distinct);
        table.defineStrict("sort", "<af?:a>", ArrayFunctions::sort);
    }

    private static Object zip(Arguments a) {
        int length = Integer.MAX_VALUE;
        for (Object array : a.values()) {
            length = Math.min(length, array instanceof List<?> list ? list.size() : 0);
        }
        Sequence result = new Sequence();
        for (int i = 0; i < length && !a.values().isEmpty(); i++) {
            Sequence tuple = new Sequence();
            a.meter().elements(8L + a.values().size());
            for (Object array : a.values()) {
                tuple.add(((List<?>) java.util.Objects.requireNonNull(array)).get(i));
            }
            result.add(tuple);
        }
        return result;
    }

    private static Object reverse(Arguments a) {
        a.meter().elements(a.list(0).size());
        return a.list(0).size() < 2 ? a.list(0) : Sequence.array(a.list(0).reversed());
    }

    private static Object shuffle(Arguments a) {
        a.meter().elements(a.list(0).size());
        Sequence result = Sequence.array(a.list(0));
        Random random = a.evaluator().moment().random();
        java.util.Collections.shuffle(result, random);
        return result;
    }

    private static @Nullable Object distinct(Arguments a) {
        if (!(a.get(0) instanceof List<?> list) || list.size() < 2) {
            return a.get(0);
        }
        Distinct distinct = new Distinct(a.meter());
        list.forEach(distinct::add);
        distinct.result.isSequence = Sequence.isQuery(list);
        return distinct.result;
    }

    private static Object sort(Arguments a) {
        List<?> list = a.list(0);
        if (list.size() < 2) {
            return list;
        }
        if (a.has(1)) {
            Function after = a.function(1);
            return Ordering.sort(
                    list, (first, second) -> Values.isTrue(a.call(after, first, second), a.meter()), a.meter());
        }
        char type = Values.letter(list.get(0));
        for (Object element : list) {
            if ((type != 's' && type != 'n') || Values.letter(element) != type) {
                throw Fault.of("D3070").with("index", 1);
            }
        }
        return Ordering.sort(list, (first, second) -> Operators.compare(first, second) > 0, a.meter());
    }
}
