package io.stepwell.api.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named members. Members it does not name are ignored, as AWS does. */
public record Structure(List<Member> members) implements Shape {
    public static Structure of(Member... members) {
        return new Structure(List.of(members));
    }

    /** A member that must be there. */
    public static Member required(String name, Shape shape) {
        return new Member(name, shape, true);
    }

    /** A member that may be absent or null. */
    public static Member optional(String name, Shape shape) {
        return new Member(name, shape, false);
    }

    /**
     * Checks a request and gives access to it.
     *
     * @throws io.stepwell.api.wire.RequestFault {@code SerializationException} or {@code ValidationException}
     */
    public Members read(Map<String, @Nullable Object> request) {
        Faults faults = new Faults();
        checkMembers(request, "", faults);
        faults.throwIfAny();
        return new Members(request);
    }

    @Override
    public void check(Object value, String path, Faults faults) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Faults.wrongType(value, path, "a structure");
        }
        checkMembers(map, path + ".", faults);
    }

    private void checkMembers(Map<?, ?> map, String prefix, Faults faults) {
        for (Member member : members) {
            Object value = map.get(member.name());
            if (value != null) {
                member.shape().check(value, prefix + member.name(), faults);
            } else if (member.required()) {
                faults.add(null, prefix + member.name(), "Member must not be null");
            }
        }
    }

    /** A member of a structure. */
    public record Member(String name, Shape shape, boolean required) {}
}
