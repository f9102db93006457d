package io.stepwell.language.jsonata;

/** {@code $sum $count $max $min $average}. */
final class AggregateFunctions {
    private AggregateFunctions() {}

    static void define(Builtins table) {
        table.defineStrict("sum", "<a<n>:n>", a -> Numbers.of(sum(a)));
        table.define("count", "<a:n>", a -> a.has(0) ? a.list(0).size() : 0);
        table.defineStrict("max", "<a<n>:n>", a -> extreme(a, 1));
        table.defineStrict("min", "<a<n>:n>", a -> extreme(a, -1));
        table.defineStrict(
                "average",
                "<a<n>:n>",
                a -> a.list(0).isEmpty()
                        ? Values.UNDEFINED
                        : Numbers.of(sum(a) / a.list(0).size()));
    }

    private static double sum(Arguments a) {
        a.meter().steps(a.list(0).size());
        double sum = 0;
        for (Object element : a.list(0)) {
            sum += ((Number) element).doubleValue();
        }
        return sum;
    }

    private static Object extreme(Arguments a, int sign) {
        a.meter().steps(a.list(0).size());
        Object extreme = Values.UNDEFINED;
        for (Object element : a.list(0)) {
            if (!(extreme instanceof Number best) || Numbers.compare((Number) element, best) * sign > 0) {
                extreme = element;
            }
        }
        return extreme;
    }
}
