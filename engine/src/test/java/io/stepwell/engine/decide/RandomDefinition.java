package io.stepwell.engine.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws definitions of all state types, nested, with retriers and catchers. */
final class RandomDefinition {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String TOKEN_TASK = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
    private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:a";
    private static final String JOB_TASK = "arn:aws:states:::glue:startJobRun.sync";
    private final Random random;
    private int names;

    RandomDefinition(Random random) {
        this.random = random;
    }

    String text() {
        String states = group(2); // drawn first: the first number of a Random hardly depends on a small seed
        String timeout = random.nextInt(8) == 0 ? "\"TimeoutSeconds\":" + (5 + random.nextInt(40)) + "," : "";
        return "{" + timeout + states.substring(1);
    }

    private String group(int depth) {
        int length = 1 + random.nextInt(4);
        List<String> chain = new ArrayList<>();
        for (int i = 0; i <= length; i++) {
            chain.add("S" + names++);
        }
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < length; i++) {
            states.append('"')
                    .append(chain.get(i))
                    .append("\":{")
                    .append(state(depth, chain.get(i + 1)))
                    .append("},");
        }
        String last = switch (random.nextInt(8)) {
            case 0 -> "\"Type\":\"Fail\",\"Error\":\"E\"";
            case 1, 2 -> "\"Type\":\"Succeed\"";
            default -> "\"Type\":\"Pass\",\"End\":true";
        };
        states.append('"').append(chain.get(length)).append("\":{").append(last).append('}');
        return "{\"StartAt\":\"" + chain.getFirst() + "\",\"States\":{" + states + "}}";
    }

    private String state(int depth, String next) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> pass(next);
            case 1 -> "\"Type\":\"Wait\",\"Seconds\":" + random.nextInt(20) + ",\"Next\":\"" + next + "\"";
            case 2 ->
                "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$\",\"IsPresent\":true,\"Next\":\"" + next + "\"}]";
            case 3 -> task(FUNCTION, next);
            case 4 -> task(TOKEN_TASK, next);
            case 5 -> task(JOB_TASK, next);
            case 6 -> task(ACTIVITY, next);
            case 7 ->
                "\"Type\":\"Parallel\",\"Branches\":[" + group(depth - 1) + "," + group(depth - 1) + "],"
                        + recovery(next);
            case 8 -> map("", group(depth - 1), next);
            default ->
                map("\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},", group(0), next);
        };
    }

    /** A third of them set a variable; some of those fail, because nothing has set the one they read. */
    private String pass(String next) {
        String head = "\"Type\":\"Pass\",\"Next\":\"" + next + "\"";
        return switch (random.nextInt(6)) {
            case 0 -> head + ",\"Assign\":{\"v" + next + "\":{\"seen.$\":\"$\"}}";
            case 1 ->
                head + ",\"QueryLanguage\":\"JSONata\",\"Assign\":{\"v" + next
                        + "\":\"{% $random() %}\"},\"Output\":\"{% "
                        + (random.nextInt(4) == 0 ? "$v" + next : "$states.input") + " %}\"";
            default -> head;
        };
    }

    private String map(String mode, String processor, String next) {
        return "\"Type\":\"Map\",\"Parameters\":{},\"ItemsPath\":\"$$.Execution.Input.items\",\"MaxConcurrency\":"
                + random.nextInt(3) + ",\"ItemProcessor\":{" + mode + processor.substring(1) + "," + recovery(next);
    }

    private String task(String resource, String next) {
        String limits = random.nextBoolean() ? "\"TimeoutSeconds\":30,\"HeartbeatSeconds\":10," : "";
        return "\"Type\":\"Task\",\"Resource\":\"" + resource + "\"," + limits + recovery(next);
    }

    private String recovery(String next) {
        String retry = random.nextInt(3) == 0
                ? "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"MaxAttempts\":" + random.nextInt(3)
                        + ",\"JitterStrategy\":\"FULL\"}],"
                : "";
        String catches = random.nextInt(3) == 0
                ? "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"" + next + "\"}],"
                : "";
        return retry + catches + "\"Next\":\"" + next + "\"";
    }
}
