package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/** The state machines of the workloads. */
final class Machines {
    private static final String ROLE = "arn:aws:iam::123456789012:role/load";

    private Machines() {}

    /** Creates a STANDARD one; its ARN. */
    static String create(ServerProcess server, String name, String definition) throws IOException {
        return create(server, name, "STANDARD", definition);
    }

    /** Creates one of a type; its ARN. */
    static String create(ServerProcess server, String name, String type, String definition) throws IOException {
        try (ApiConnection connection = server.connect()) {
            String body = "{\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"roleArn\":\"" + ROLE
                    + "\",\"definition\":" + quoted(definition) + "}";
            return connection.must("CreateStateMachine", body).member("stateMachineArn");
        }
    }

    /** So many states one after the other; {@code state} gives the members of each without its Next or End. */
    static String chain(int states, IntFunction<String> state) {
        StringJoiner all = new StringJoiner(",", "{\"StartAt\":\"S0\",\"States\":{", "}}");
        for (int i = 0; i < states; i++) {
            String next = i == states - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
            all.add("\"S" + i + "\":{" + state.apply(i) + "," + next + "}");
        }
        return all.toString();
    }

    /** A JSON string. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The request that starts an execution with an input. */
    static byte[] start(String arn, String input) {
        return ApiConnection.request(
                "StartExecution", "{\"stateMachineArn\":\"" + arn + "\",\"input\":" + quoted(input) + "}");
    }

    /** Waits until no execution of the machine runs any more. */
    static void awaitNoneRunning(ServerProcess server, String arn, double secondsMax) throws Exception {
        long end = System.nanoTime() + (long) (secondsMax * 1e9);
        byte[] list = ApiConnection.request(
                "ListExecutions",
                "{\"stateMachineArn\":\"" + arn + "\",\"statusFilter\":\"RUNNING\",\"maxResults\":1}");
        try (ApiConnection connection = server.connect()) {
            while (connection.send(list).text().contains("executionArn")) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("executions still run after " + secondsMax + " s");
                }
                Thread.sleep(5);
            }
        }
    }
}
