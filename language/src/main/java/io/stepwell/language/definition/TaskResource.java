package io.stepwell.language.definition;

import java.util.Arrays;
import java.util.Set;

/**
 * The parsed {@code Resource} of a Task state.
 *
 * @param arn the whole text
 * @param kind what sort of thing is called, which decides the names of its history events
 * @param resourceType as history shows it: {@code lambda}, {@code sqs}, {@code aws-sdk:dynamodb}, {@code states}
 * @param action as history shows it, with its pattern: {@code invoke}, {@code sendMessage.waitForTaskToken}
 * @param pattern how the end of the work is learned
 */
public record TaskResource(String arn, Kind kind, String resourceType, String action, Pattern pattern) {
    /** What sort of thing is called. */
    public enum Kind {
        /** A function by its own ARN: LambdaFunction* events. */
        LAMBDA_FUNCTION,
        /** An activity by its ARN: Activity* events. */
        ACTIVITY,
        /** {@code arn:aws:states:::service:action}: Task* events. */
        SERVICE
    }

    /** How the end of the work is learned. */
    public enum Pattern {
        REQUEST_RESPONSE,
        SYNC,
        SYNC_2,
        WAIT_FOR_TASK_TOKEN;

        /** Whether the call only starts a job, whose end is the end of the work. */
        public boolean runsJob() {
            return this == SYNC || this == SYNC_2;
        }
    }

    /**
     * Reads a resource.
     *
     * @throws IllegalArgumentException when the text names nothing a Task can call, with the reason
     */
    public static TaskResource parse(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            throw new IllegalArgumentException("Value is not a valid resource ARN");
        }
        if (parts[2].equals("lambda") && parts.length >= 7 && parts[5].equals("function")) {
            return new TaskResource(arn, Kind.LAMBDA_FUNCTION, "lambda", "invoke", Pattern.REQUEST_RESPONSE);
        }
        if (parts[2].equals("states") && parts.length == 7 && parts[5].equals("activity")) {
            return new TaskResource(arn, Kind.ACTIVITY, "activity", parts[6], Pattern.WAIT_FOR_TASK_TOKEN);
        }
        if (parts[2].equals("states") && parts[3].isEmpty() && parts[4].isEmpty()) {
            return service(arn, parts);
        }
        throw new IllegalArgumentException(unrecognised(arn));
    }

    private static TaskResource service(String arn, String[] parts) {
        boolean sdk = parts[5].equals("aws-sdk");
        int at = sdk ? 7 : 6;
        if (parts.length <= at || parts[at].isEmpty() || parts[at - 1].isEmpty()) {
            throw new IllegalArgumentException(unrecognised(arn));
        }
        String action = String.join(":", Arrays.asList(parts).subList(at, parts.length));
        Pattern pattern = Pattern.REQUEST_RESPONSE;
        if (action.endsWith(".waitForTaskToken")) {
            pattern = Pattern.WAIT_FOR_TASK_TOKEN;
        } else if (action.endsWith(".sync:2")) {
            pattern = Pattern.SYNC_2;
        } else if (action.endsWith(".sync")) {
            pattern = Pattern.SYNC;
        }
        return new TaskResource(arn, Kind.SERVICE, sdk ? "aws-sdk:" + parts[6] : parts[5], action, pattern);
    }

    /** AWS's sentence for an ARN of nothing that a Task can call. */
    public static String unrecognised(String arn) {
        return "The resource provided " + arn
                + " is not recognized. The value is not a valid resource ARN, or the resource"
                + " is not available in this region.";
    }

    /**
     * Whether this is an action of that service.
     *
     * @param actions with their patterns: {@code sendMessage}, {@code sendMessage.waitForTaskToken}
     */
    public boolean isOneOf(String service, Set<String> actions) {
        return kind == Kind.SERVICE && resourceType.equals(service) && actions.contains(action);
    }

    /** The action without its pattern: {@code sendMessage} of {@code sendMessage.waitForTaskToken}. */
    public String plainAction() {
        int dot = action.indexOf('.');
        return dot < 0 ? action : action.substring(0, dot);
    }
}
