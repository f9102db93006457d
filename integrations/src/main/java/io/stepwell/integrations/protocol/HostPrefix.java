package io.stepwell.integrations.protocol;

import io.stepwell.models.Member;
import io.stepwell.models.Operation;
import io.stepwell.models.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What some operations put before the service's host name on AWS, an account for instance. */
public final class HostPrefix {
    private HostPrefix() {}

    /**
     * The labels before the host name, each with its dot; empty for most operations.
     *
     * @throws IllegalArgumentException when a member that belongs into the host name is missing or no label
     */
    public static String of(Operation operation, Map<String, @Nullable Object> input) {
        String prefix = operation.traits().object("endpoint").text("hostPrefix");
        Shape shape = operation.input();
        if (prefix == null || shape == null) {
            return prefix == null ? "" : prefix;
        }
        for (Member member : shape.members().values()) {
            String label = "{" + member.name() + "}";
            if (prefix.contains(label)) {
                String value = String.valueOf(input.get(member.name()));
                if (!value.matches("[A-Za-z0-9-]{1,63}")) {
                    throw new IllegalArgumentException("The value for the field '" + member.parameterName()
                            + "' must be a host label: letters, digits and hyphens");
                }
                prefix = prefix.replace(label, value);
            }
        }
        return prefix;
    }
}
