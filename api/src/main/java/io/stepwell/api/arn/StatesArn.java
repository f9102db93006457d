package io.stepwell.api.arn;

import io.stepwell.api.wire.RequestFault;
import io.stepwell.api.wire.ValidationReason;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An ARN of AWS Step Functions: {@code arn:<partition>:states:<region>:<account>:<type>:<resource>}.
 *
 * @param partition mostly {@code aws}
 * @param type {@code stateMachine}, {@code execution}, {@code activity}, {@code express}, {@code mapRun}
 * @param resource the rest; it may have colons and slashes itself
 */
public record StatesArn(String partition, String region, String account, String type, String resource) {
    public static final String STATE_MACHINE = "stateMachine";
    public static final String EXECUTION = "execution";
    public static final String ACTIVITY = "activity";
    public static final String MAP_RUN = "mapRun";
    private static final Pattern VERSION = Pattern.compile("arn:[^:]+:states:[^:]*:[^:]*:stateMachine:[^:]+:[0-9]+");

    /** The ARN of a new state machine or activity of this server. */
    public static StatesArn of(String region, String account, String type, String name) {
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return new StatesArn(partition, region, account, type, name);
    }

    /**
     * Takes an ARN apart.
     *
     * @throws RequestFault {@code InvalidArn} when it is none of Step Functions, or of another type
     */
    public static StatesArn parse(String text, String... types) {
        if (!text.startsWith("arn:")) {
            throw invalid("Invalid ARN prefix: " + text);
        }
        String[] parts = text.split(":", 7);
        if (parts.length < 7 || parts[1].isEmpty() || parts[6].isEmpty()) {
            throw invalid(
                    "Invalid ARN format, expected arn:<partition>:states:<region>:<account>:<type>:<name>: " + text);
        }
        if (!parts[2].equals("states")) {
            throw invalid("Service not valid in this context: " + parts[2]);
        }
        if (!Set.of(types).contains(parts[5])) {
            throw invalid("Resource type not valid in this context: " + parts[5]);
        }
        return new StatesArn(parts[1], parts[3], parts[4], parts[5], parts[6]);
    }

    /** Checks that a text is the ARN of a state machine, and gives it back. */
    public static String stateMachine(String text) {
        return parse(text, STATE_MACHINE).toString();
    }

    /**
     * Checks that a text is the ARN of a version or an alias, and gives it back.
     *
     * @throws RequestFault {@code InvalidArn} when it is none, or that of a state machine itself
     */
    public static String qualified(String text) {
        if (!parse(text, STATE_MACHINE).isQualified()) {
            throw invalid("State machine ARN has no qualifier, a version or an alias is needed: " + text);
        }
        return text;
    }

    /**
     * Checks that a text is the ARN of a version, and gives it back.
     *
     * @throws RequestFault {@code InvalidArn} when it is none
     */
    public static String version(String text) {
        if (!isVersion(qualified(text))) {
            throw invalid("State machine ARN has the qualifier of an alias, that of a version is needed: " + text);
        }
        return text;
    }

    /**
     * Checks that a text is the ARN of a state machine, version or alias for an operation that has nothing to do with a
     * Distributed Map state in it, and gives it back.
     *
     * @throws RequestFault {@code InvalidArn}; {@code ValidationException} when it names such a state by its label
     */
    public static String unlabelledStateMachine(String text) {
        StatesArn arn = parse(text, STATE_MACHINE);
        if (arn.resource().indexOf('/') >= 0) {
            throw RequestFault.validation(
                    ValidationReason.API_DOES_NOT_SUPPORT_LABELED_ARNS,
                    "This operation is not for the ARN of a Distributed Map state: " + text);
        }
        return arn.toString();
    }

    /** Whether a text is the ARN of a version of a state machine. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /** Whether it names a version or an alias. */
    public boolean isQualified() {
        return resource.indexOf(':') >= 0;
    }

    /** Checks that a text is the ARN of an execution, and gives it back. */
    public static String execution(String text) {
        return parse(text, EXECUTION).toString();
    }

    /** Checks that a text is the ARN of an activity, and gives it back. */
    public static String activity(String text) {
        return parse(text, ACTIVITY).toString();
    }

    /** Checks that a text is the ARN of a map run, and gives it back. */
    public static String mapRun(String text) {
        return parse(text, MAP_RUN).toString();
    }

    private static RequestFault invalid(String reason) {
        return RequestFault.client("InvalidArn", "Invalid Arn: '" + reason + "'");
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":states:" + region + ":" + account + ":" + type + ":" + resource;
    }
}
