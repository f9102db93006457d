package io.stepwell.server.crash;

import java.util.Map;
import java.util.function.UnaryOperator;

/** A kind of execution of the load, with what must come of it. */
enum Kind {
    WAITS(Map.of("First", 1, "Second", 1, "Done", 1), 0, 0, """
            {"StartAt": "First", "States": {
              "First": {"Type": "Wait", "Seconds": 1, "Next": "Second"},
              "Second": {"Type": "Wait", "SecondsPath": "$.pause", "Next": "Done"},
              "Done": {"Type": "Succeed", "OutputPath": "$.id"}}}
            """),
    CALLS(Map.of("Once", 1, "Twice", 1, "Sum", 1), 2, 2, """
            {"StartAt": "Once", "States": {
              "Once": {"Type": "Task", "Resource": "FUNCTION:work", "ResultPath": "$.a", "Next": "Twice",
                "Parameters": {"id.$": "$.id", WHO}},
              "Twice": {"Type": "Task", "Resource": "FUNCTION:work", "ResultPath": "$.b", "Next": "Sum",
                "Parameters": {"id.$": "$.id", WHO}},
              "Sum": {"Type": "Pass", "Parameters": {"a.$": "$.a", "b.$": "$.b"}, "End": true}}}
            """),
    RETRIES(Map.of("Flaky", 1), 3, 1, """
            {"StartAt": "Flaky", "States": {"Flaky": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": {"FunctionName": "FUNCTION:flaky", "Payload": {"id.$": "$.id", WHO}},
              "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "BackoffRate": 1.0, "MaxAttempts": 3}],
              "OutputPath": "$.Payload", "End": true}}}
            """),
    CATCHES(Map.of("Broken", 1, "Amends", 1), 1, 0, """
            {"StartAt": "Broken", "States": {
              "Broken": {"Type": "Task", "Resource": "FUNCTION:broken", "End": true,
                "Parameters": {"id.$": "$.id", WHO},
                "Catch": [{"ErrorEquals": ["Broken"], "ResultPath": "$.failure", "Next": "Amends"}]},
              "Amends": {"Type": "Pass", "OutputPath": "$.id", "End": true}}}
            """),
    ACTIVITY(Map.of("Desk", 1), 0, 1, """
            {"StartAt": "Desk", "States": {"Desk": ACTIVITY}}
            """),
    TOKENS(Map.of("Ask", 1), 1, 1, """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Parameters": {"FunctionName": "FUNCTION:ask", "Payload": {"id.$": "$.id", WHO,
                "token.$": "$$.Task.Token"}}}}}
            """),
    TIMEOUTS(Map.of("Nobody", 1, "Late", 1), 1, 0, """
            {"StartAt": "Nobody", "States": {
              "Nobody": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Parameters": {"FunctionName": "FUNCTION:forget", "Payload": {"token.$": "$$.Task.Token", WHO}},
                "TimeoutSeconds": 2, "End": true,
                "Catch": [{"ErrorEquals": ["States.Timeout"], "ResultPath": "$.failure", "Next": "Late"}]},
              "Late": {"Type": "Pass", "OutputPath": "$.id", "End": true}}}
            """),
    MAP(Map.of("Each", 1, "Call", 5), 5, 5, """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2,
              "ItemSelector": {"id.$": "$.id", "item.$": "$$.Map.Item.Value"}, "End": true,
              "ItemProcessor": {"StartAt": "Call", "States": {
                "Call": {"Type": "Task", "Resource": "FUNCTION:work", "End": true, "Parameters": {"id.$": "$.id",
                  "item.$": "$.item", WHO}}}}}}}
            """),
    PARALLEL(Map.of("All", 1, "Wait", 1, "Same", 1, "Call", 1, "Desk", 1, "Join", 1), 1, 2, """
            {"StartAt": "All", "States": {
              "All": {"Type": "Parallel", "Next": "Join", "Branches": [
                {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 1, "Next": "Same"},
                  "Same": {"Type": "Pass", "OutputPath": "$.id", "End": true}}},
                {"StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "FUNCTION:work", "End": true,
                  "Parameters": {"id.$": "$.id", WHO}}}},
                {"StartAt": "Desk", "States": {"Desk": ACTIVITY}}]},
              "Join": {"Type": "Pass", "End": true}}}
            """),
    LOOPS(Map.of("Begin", 1, "Call", 4, "More", 4, "Done", 1), 4, 4, """
            {"StartAt": "Begin", "States": {
              "Begin": {"Type": "Pass", "Result": 0, "ResultPath": "$.n", "Next": "Call"},
              "Call": {"Type": "Task", "Resource": "FUNCTION:next", "ResultPath": "$.n", "Next": "More",
                "Parameters": {"item.$": "$.n", WHO}},
              "More": {"Type": "Choice", "Default": "Done",
                "Choices": [{"Variable": "$.n", "NumericLessThan": 4, "Next": "Call"}]},
              "Done": {"Type": "Pass", "OutputPath": "$.n", "End": true}}}
            """),
    VARIABLES(Map.of("Begin", 1, "Call", 4, "More", 4, "Done", 1), 4, 4, """
            {"QueryLanguage": "JSONata", "StartAt": "Begin", "States": {
              "Begin": {"Type": "Pass", "Assign": {"n": 0, "seen": []}, "Next": "Call"},
              "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "More",
                "Arguments": {"FunctionName": "FUNCTION:next", "Payload": {"item": "{% $n %}",
                  "execution": "{% $states.context.Execution.Name %}"}},
                "Assign": {"n": "{% $states.result.Payload %}", "seen": "{% $append($seen, $n) %}"},
                "Output": "{% $states.input %}"},
              "More": {"Type": "Choice", "Default": "Done",
                "Choices": [{"Condition": "{% $n < 4 %}", "Next": "Call"}]},
              "Done": {"Type": "Pass", "Output": "{% $seen %}", "End": true}}}
            """),
    MAP_RUN(Map.of("Each", 1), 0, 0, children("STANDARD")),
    EXPRESS_CHILDREN(Map.of("Each", 1), 0, 0, children("EXPRESS")),
    PAYS(Map.of("Pay", 1), 2, 1, """
            {"StartAt": "Pay", "States": {"Pay": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke",
              "Parameters": {"ApiEndpoint": "PAYMENTS", "Method": "POST", "RequestBody": {"id.$": "$.id", WHO},
                "Authentication": {
                  "ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/payments/1"}},
              "Retry": [{"ErrorEquals": ["States.Http.StatusCode.503"], "IntervalSeconds": 1, "BackoffRate": 1.0,
                "MaxAttempts": 3}],
              "OutputPath": "$.ResponseBody.receipt", "End": true}}}
            """),
    SENDS(Map.of("Once", 1, "Plain", 1, "Both", 1), 2, 2, """
            {"StartAt": "Once", "States": {
              "Once": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "ResultPath": "$.a",
                "Parameters": {"QueueUrl": "QUEUE:orders.fifo", "MessageGroupId": "all",
                  "MessageBody": {"id.$": "$.id", WHO}}, "Next": "Plain"},
              "Plain": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "ResultPath": "$.b",
                "Parameters": {"QueueUrl": "QUEUE:notes", "MessageBody": {"id.$": "$.id", WHO}}, "Next": "Both"},
              "Both": {"Type": "Pass", "Parameters": {"a.$": "$.a.MessageId", "b.$": "$.b.MessageId"},
                "End": true}}}
            """),
    ASKS(Map.of("Ask", 1), 1, 1, """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Parameters": {"QueueUrl": "QUEUE:questions", "MessageBody": {"id.$": "$.id", WHO,
                "token.$": "$$.Task.Token"}}}}}
            """),
    NESTED(Map.of("Child", 1), 0, 1, """
            {"StartAt": "Child", "States": {"Child": {"Type": "Task", "OutputPath": "$.Output", "End": true,
              "Resource": "arn:aws:states:::states:startExecution.sync:2",
              "Parameters": {"StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:CHILD",
                "Input": {"id.$": "$.id", "pause": 1}}}}}
            """);

    private static final String WHO = """
            "execution.$": "$$.Execution.Name", "state.$": "$$.State.Name", "attempt.$": "$$.State.RetryCount"\
            """;

    /** A worker that gets a task but dies with the connection is found out by its heartbeat. */
    private static final String DESK = """
            {"Type": "Task", "Resource": "%s", "HeartbeatSeconds": 5, "End": true, "Parameters": {"id.$": "$.id", WHO},
              "Retry": [{"ErrorEquals": ["States.Timeout"], "IntervalSeconds": 1, "BackoffRate": 1.0,
                "MaxAttempts": 100}]}
            """.formatted(Workers.DESK);

    private final Map<String, Integer> entered;
    private final int calls;
    private final int results;
    private final String definition;

    Kind(Map<String, Integer> entered, int calls, int results, String definition) {
        this.entered = entered;
        this.calls = calls;
        this.results = results;
        this.definition = definition;
    }

    /** A Distributed Map; its children call under names of their own. */
    private static String children(String type) {
        return """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2,
              "ItemSelector": {"id.$": "$.id", "item.$": "$$.Map.Item.Value"}, "End": true,
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "%s"},
                "StartAt": "Call", "States": {"Call": {"Type": "Task", "Resource": "FUNCTION:work", "End": true,
                  "Parameters": {"id.$": "$.id", "item.$": "$.item", WHO}}}}}}}
            """.formatted(type);
    }

    String definition() {
        return definition
                .replace("ACTIVITY", DESK)
                .replace("QUEUE:", "https://sqs.us-east-1.amazonaws.com/123456789012/")
                .replace("FUNCTION:", "arn:aws:lambda:us-east-1:123456789012:function:")
                .replace("WHO", WHO);
    }

    /** How often each state is entered. */
    Map<String, Integer> entered() {
        return entered;
    }

    /** How many different calls there are, of functions, queues and payments. */
    int calls() {
        return calls;
    }

    /** How many tasks succeed. */
    int results() {
        return results;
    }

    String input(int id) {
        return "{\"id\":" + id + ",\"pause\":2,\"items\":[0,1,2,3,4]}";
    }

    /**
     * What comes of it.
     *
     * @param receipts what the call of a state was answered in the end
     */
    String output(int id, UnaryOperator<String> receipts) {
        int worked = Functions.worked(id);
        return switch (this) {
            case WAITS, CATCHES, TIMEOUTS -> "" + id;
            case CALLS -> "{\"a\":" + worked + ",\"b\":" + worked + "}";
            case RETRIES -> "" + worked;
            case ACTIVITY -> quoted(receipts.apply("Desk"));
            case PAYS -> quoted(receipts.apply("Pay"));
            case SENDS ->
                "{\"a\":" + quoted(receipts.apply("Once")) + ",\"b\":" + quoted(receipts.apply("Plain")) + "}";
            case ASKS -> quoted(receipts.apply("Ask"));
            case TOKENS -> "" + Workers.asked(id);
            case MAP -> "[" + (worked + ",").repeat(4) + worked + "]";
            case PARALLEL -> "[" + id + "," + worked + "," + quoted(receipts.apply("Desk")) + "]";
            case LOOPS -> "4";
            case VARIABLES -> "[0,1,2,3]";
            case MAP_RUN, EXPRESS_CHILDREN -> "[" + (worked + ",").repeat(4) + worked + "]";
            case NESTED -> "" + id;
        };
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
