package io.stepwell.conformance.run;

import io.stepwell.conformance.cases.ResourceSpec;
import io.stepwell.conformance.doubles.FunctionBehaviour;
import io.stepwell.conformance.doubles.LambdaDouble;
import io.stepwell.conformance.doubles.LogsDouble;
import io.stepwell.conformance.reference.CaseValues;
import io.stepwell.conformance.reference.References;
import io.stepwell.conformance.tree.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the resources of a case exist. */
final class Resources {
    private final Calls calls;
    private final LambdaDouble lambda;
    private final LogsDouble logs;

    Resources(Calls calls, LambdaDouble lambda, LogsDouble logs) {
        this.calls = calls;
        this.lambda = lambda;
        this.logs = logs;
    }

    void prepare(ResourceSpec spec, CaseValues values) {
        Map<String, @Nullable Object> members =
                Trees.object(References.fill(spec.members(), values), "resource " + spec.id());
        String name = String.valueOf(members.get("name"));
        String account = values.surroundings().account();
        Map<String, String> offered = switch (spec.type()) {
            case "iam_role" -> Map.of("name", name, "arn", "arn:aws:iam::" + account + ":role/" + name);
            case "lambda" -> Map.of("name", name, "arn", lambda.add(name, behaviour(members)));
            case "sqs_queue" -> queue(name, members);
            case "s3_bucket" -> bucket(name);
            case "sns_topic" -> topic(name, members);
            case "dynamodb_table" -> table(name, String.valueOf(members.get("partition_key")));
            case "log_group" -> {
                logs.add(name);
                yield Map.of("name", name);
            }
            default -> throw new CaseFailure("resource " + spec.id() + " has the unknown type " + spec.type());
        };
        values.put(spec.id(), offered);
    }

    private static FunctionBehaviour behaviour(Map<String, @Nullable Object> members) {
        return FunctionBehaviour.read(Trees.object(members.get("behaviour"), "behaviour"));
    }

    private Map<String, String> bucket(String name) {
        calls.succeeding("s3", "CreateBucket", Map.of("Bucket", name));
        return Map.of("name", name);
    }

    private Map<String, String> topic(String name, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>(Map.of("Name", name));
        request.put("Attributes", members.get("attributes"));
        Object arn = calls.succeeding("sns", "CreateTopic", request).get("TopicArn");
        return Map.of("name", name, "arn", String.valueOf(arn));
    }

    private Map<String, String> table(String name, String key) {
        calls.succeeding(
                "dynamodb",
                "CreateTable",
                Map.of(
                        "TableName",
                        name,
                        "BillingMode",
                        "PAY_PER_REQUEST",
                        "AttributeDefinitions",
                        List.of(Map.of("AttributeName", key, "AttributeType", "S")),
                        "KeySchema",
                        List.of(Map.of("AttributeName", key, "KeyType", "HASH"))));
        return Map.of("name", name);
    }

    private Map<String, String> queue(String name, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>(Map.of("QueueName", name));
        request.put("Attributes", members.get("attributes"));
        String url =
                String.valueOf(calls.succeeding("sqs", "CreateQueue", request).get("QueueUrl"));
        Map<String, @Nullable Object> attributes = Trees.object(
                calls.succeeding(
                                "sqs",
                                "GetQueueAttributes",
                                Map.of("QueueUrl", url, "AttributeNames", List.of("QueueArn")))
                        .get("Attributes"),
                "Attributes");
        return Map.of("name", name, "url", url, "arn", String.valueOf(attributes.get("QueueArn")));
    }
}
