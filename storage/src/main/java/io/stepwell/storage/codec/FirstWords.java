package io.stepwell.storage.codec;

import io.stepwell.engine.ExecutionNames;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that are in the table of a chunk before its first event, so that they are never written: what the ARN in the
 * key of the chunk says, and words of every call of a Lambda function. They belong to version 2 of the format and never
 * change.
 */
final class FirstWords {
    private FirstWords() {}

    /** Each word once, in the order of their numbers. */
    static List<String> of(String executionArn) {
        ExecutionNames names = ExecutionNames.of(executionArn);
        List<String> words = new ArrayList<>();
        for (String word : List.of(
                executionArn, names.name(), names.stateMachineArn(), names.stateMachineName(), "lambda", "invoke")) {
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
