package io.stepwell.api.shape;

/** The form a member must have. */
public sealed interface Shape permits TextShape, WholeNumberShape, DecimalShape, FlagShape, ListShape, Structure {
    /**
     * Checks a value and everything in it.
     *
     * @param value decoded JSON, not null
     * @param path where it stands, as AWS writes it: {@code tags.1.member.key}
     * @param faults takes every constraint that is not met
     * @throws io.stepwell.api.wire.RequestFault {@code SerializationException} when the JSON type is wrong
     */
    void check(Object value, String path, Faults faults);
}
