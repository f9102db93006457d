package io.stepwell.api.shape;

/** A number between two bounds, both included. */
public record DecimalShape(int min, int max) implements Shape {
    @Override
    public void check(Object value, String path, Faults faults) {
        if (!(value instanceof Number number)) {
            throw Faults.wrongType(value, path, "a Float");
        }
        if (number.doubleValue() > max) {
            faults.add(value, path, "Member must have value less than or equal to " + max);
        } else if (!(number.doubleValue() >= min)) {
            faults.add(value, path, "Member must have value greater than or equal to " + min);
        }
    }
}
