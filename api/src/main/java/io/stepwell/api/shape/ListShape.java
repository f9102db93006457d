package io.stepwell.api.shape;

import java.util.List;

/** A list whose elements have one shape; null elements are refused. */
public record ListShape(Shape element) implements Shape {
    @Override
    public void check(Object value, String path, Faults faults) {
        if (!(value instanceof List<?> elements)) {
            throw Faults.wrongType(value, path, "a List");
        }
        for (int i = 0; i < elements.size(); i++) {
            String place = path + "." + (i + 1) + ".member";
            Object one = elements.get(i);
            if (one == null) {
                faults.add(null, place, "Member must not be null");
            } else {
                element.check(one, place, faults);
            }
        }
    }
}
