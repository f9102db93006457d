package io.stepwell.api.shape;

import java.math.BigInteger;

/** A whole number between two bounds, both included. */
public record WholeNumberShape(int min, int max) implements Shape {
    @Override
    public void check(Object value, String path, Faults faults) {
        boolean tooLarge = switch (value) {
            case Integer number -> number > max;
            case Long number -> number > max;
            case BigInteger number -> number.signum() > 0;
            default -> throw Faults.wrongType(value, path, "an Integer");
        };
        boolean tooSmall = !tooLarge && ((Number) value).doubleValue() < min;
        if (tooLarge) {
            faults.add(value, path, "Member must have value less than or equal to " + max);
        } else if (tooSmall) {
            faults.add(value, path, "Member must have value greater than or equal to " + min);
        }
    }
}
