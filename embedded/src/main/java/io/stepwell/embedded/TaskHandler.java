package io.stepwell.embedded;

import org.jspecify.annotations.Nullable;

/** What a task does, in Java. It runs on a virtual thread of its own and may block. */
@FunctionalInterface
public interface TaskHandler {
    /**
     * Carries out one attempt of a task.
     *
     * @return the result: null, a Boolean, a Number, a String, a List or a Map of such with text keys, or a {@code Json}
     * @throws TaskFailure to fail with an error name of one's own
     * @throws Exception any other fails the task with the class's name as error, as a Java function in Lambda does; an
     *     InterruptedException means that nobody waits for the result any more
     */
    @Nullable
    Object handle(TaskInput input) throws Exception;
}
