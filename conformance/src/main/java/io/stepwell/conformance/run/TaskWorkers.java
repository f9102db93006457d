package io.stepwell.conformance.run;

import io.stepwell.conformance.cases.WorkerAnswer;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes tasks from queues and activities and answers them. */
final class TaskWorkers {
    private final Calls calls;

    TaskWorkers(Calls calls) {
        this.calls = calls;
    }

    /** Answers every message of a queue that brings a task token, until interrupted. */
    void serveQueue(String queue, WorkerAnswer answer) throws InterruptedException {
        String url = queue.contains("://")
                ? queue
                : String.valueOf(calls.succeeding("sqs", "GetQueueUrl", Map.of("QueueName", queue))
                        .get("QueueUrl"));
        while (!Thread.currentThread().isInterrupted()) {
            for (String body : receive(url)) {
                Map<String, @Nullable Object> message = Trees.object(JsonText.read(body), "message");
                answer(
                        String.valueOf(message.get("TaskToken")),
                        JsonText.write(message.get("Message")),
                        String.valueOf(answer.cause()),
                        answer);
            }
        }
    }

    /** Waits for one task of an activity and answers it. */
    void serveActivity(String activityArn, @Nullable String workerName, WorkerAnswer answer)
            throws InterruptedException {
        Map<String, @Nullable Object> request = new LinkedHashMap<>(Map.of("activityArn", activityArn));
        if (workerName != null) {
            request.put("workerName", workerName);
        }
        Map<String, @Nullable Object> task = calls.until("taskToken", "stepfunctions", "GetActivityTask", request);
        String input = String.valueOf(task.get("input"));
        answer(String.valueOf(task.get("taskToken")), input, input, answer);
    }

    /** Receives up to ten messages, takes them off the queue, and answers their bodies. */
    List<String> receive(String queueUrl) {
        Map<String, @Nullable Object> received = calls.succeeding(
                "sqs", "ReceiveMessage", Map.of("QueueUrl", queueUrl, "MaxNumberOfMessages", 10, "WaitTimeSeconds", 1));
        return TreePath.parse("$.Messages[*]").places(received).stream()
                .map(place -> Trees.object(place.value(), "message"))
                .map(message -> {
                    calls.succeeding(
                            "sqs",
                            "DeleteMessage",
                            Map.of(
                                    "QueueUrl",
                                    queueUrl,
                                    "ReceiptHandle",
                                    String.valueOf(message.get("ReceiptHandle"))));
                    return String.valueOf(message.get("Body"));
                })
                .toList();
    }

    private void answer(String taskToken, String output, String cause, WorkerAnswer answer)
            throws InterruptedException {
        switch (answer.kind()) {
            case NONE -> {}
            case SUCCESS -> succeed(taskToken, output);
            case FAILURE ->
                calls.stepFunctions(
                        "SendTaskFailure",
                        Map.of("taskToken", taskToken, "error", String.valueOf(answer.error()), "cause", cause));
            case HEARTBEAT_THEN_SUCCESS -> {
                Thread.sleep(Math.round(answer.heartbeatAfterSeconds() * 1_000));
                calls.stepFunctions("SendTaskHeartbeat", Map.of("taskToken", taskToken));
                Thread.sleep(Math.round(answer.successAfterSeconds() * 1_000));
                succeed(taskToken, output);
            }
        }
    }

    private void succeed(String taskToken, String output) {
        calls.stepFunctions("SendTaskSuccess", Map.of("taskToken", taskToken, "output", output));
    }
}
