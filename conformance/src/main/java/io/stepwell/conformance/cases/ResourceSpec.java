package io.stepwell.conformance.cases;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that must exist before the first step.
 *
 * @param type {@code iam_role}, {@code lambda}, {@code sqs_queue}, {@code sns_topic}, ...
 * @param members all members as written, references not filled in
 */
public record ResourceSpec(String id, String type, Map<String, @Nullable Object> members) {}
