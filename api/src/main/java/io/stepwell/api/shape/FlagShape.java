package io.stepwell.api.shape;

/** True or false. */
public record FlagShape() implements Shape {
    @Override
    public void check(Object value, String path, Faults faults) {
        if (!(value instanceof Boolean)) {
            throw Faults.wrongType(value, path, "a Boolean");
        }
    }
}
