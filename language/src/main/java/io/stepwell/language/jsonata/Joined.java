package io.stepwell.language.jsonata;

import org.jspecify.annotations.Nullable;

/** Values collected one by one: a single one stays what it is, several become one array. */
final class Joined {
    private @Nullable Object value = Values.UNDEFINED;
    private @Nullable Sequence several;
    private boolean any;

    void add(@Nullable Object next, Meter meter) {
        meter.elements(1);
        if (!any) {
            any = true;
            value = next;
            return;
        }
        if (several == null) {
            several = new Sequence();
            Values.addFlat(several, value, meter);
            value = several;
        }
        Values.addFlat(several, next, meter);
    }

    @Nullable
    Object value() {
        return value;
    }
}
