package io.stepwell.models;

import java.util.Locale;
import java.util.Set;

/**
 * The names that AWS's SDK for Java v2 makes of a model's names, and Step Functions with it: clients, methods, members
 * and exceptions. Recorded in error names such as {@code DynamoDb.DynamoDbException} and
 * {@code S3.NoSuchBucketException}.
 */
public final class SdkNames {
    private static final String EXCEPTION = "Exception";
    private static final String FAULT = "Fault";
    private static final Set<String> NO_METHODS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum equals extends"
                            + " false final finally float for goto if implements import instanceof int interface long native"
                            + " new package private protected public return short static strictfp super switch synchronized"
                            + " this throw throws transient true try void volatile while")
                    .split(" "));

    private SdkNames() {}

    /** The class name of a service: {@code DynamoDb} of {@code DynamoDB}, {@code Config} of {@code Config Service}. */
    public static String service(String serviceId) {
        String name = pascal(serviceId);
        for (String prefix : new String[] {"Amazon", "Aws"}) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        return name.endsWith("Service") ? name.substring(0, name.length() - "Service".length()) : name;
    }

    /** The service in a resource: {@code dynamodb}, {@code cloudwatchlogs}. */
    public static String resource(String serviceId) {
        return service(serviceId).toLowerCase(Locale.ROOT);
    }

    /** The action in a resource: {@code describeDBInstances}; a version at the end of the operation's name is left out. */
    public static String action(String operation) {
        return uncapitalised(operation.replaceFirst("\\d{4}_\\d{2}_\\d{2}$", ""));
    }

    /**
     * The name of a member in parameters and results: {@code DbInstanceIdentifier} of {@code DBInstanceIdentifier}. Where the
     * SDK's method would have the name of a keyword or of a method of every object, it ends with {@code Value} (Developer Guide,
     * "API naming conventions": {@code EqualsValue}).
     */
    public static String parameter(String member) {
        if (member.equals("NULL")) {
            return "Nul"; // the SDK's only rename that a workflow meets often
        }
        String method = uncapitalised(member);
        return capitalised(method) + (NO_METHODS.contains(method) ? "Value" : "");
    }

    /** The class name of an error: {@code NoSuchBucketException} of {@code NoSuchBucket}. */
    public static String exception(String shape) {
        if (shape.endsWith(FAULT)) {
            return pascal(shape.substring(0, shape.length() - FAULT.length())) + EXCEPTION;
        }
        String name = pascal(shape);
        return name.endsWith(EXCEPTION) ? name : name + EXCEPTION;
    }

    private static String pascal(String text) {
        StringBuilder joined = new StringBuilder();
        for (String word : words(text)) {
            joined.append(capitalised(word.toLowerCase(Locale.ROOT)));
        }
        return joined.toString();
    }

    /** The words of a name in camel case or with other characters between: DynamoDB is Dynamo and DB. */
    private static String[] words(String text) {
        String spaced = text.replaceAll("[^A-Za-z0-9]+", " ")
                .replaceAll("([^a-z]{2,})v([0-9]+)", "$1 v$2 ")
                .replaceAll("([^A-Z]{2,})V([0-9]+)", "$1 V$2 ");
        spaced = String.join(" ", spaced.split("(?<=[a-z])(?=[A-Z]([a-zA-Z]|[0-9]))"));
        return spaced.replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2")
                .replaceAll("([0-9])([a-zA-Z])", "$1 $2")
                .strip()
                .split(" +");
    }

    static String capitalised(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** The first run of capitals in small letters, without the one that begins the next word. */
    private static String uncapitalised(String name) {
        int end = 1;
        while (end < name.length()
                && Character.isUpperCase(name.charAt(end))
                && !(end < name.length() - 1 && Character.isLowerCase(name.charAt(end + 1)))) {
            end++;
        }
        return name.substring(0, end).toLowerCase(Locale.ROOT) + name.substring(end);
    }
}
