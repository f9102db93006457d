package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.storage.memory.MemoryStore;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An integration that breaks fails its task; an execution that waited for it would wait forever. */
final class BrokenIntegrationTest {
    private static final String TASK = """
            {"StartAt":"T","States":{"T":{"Type":"Task",
             "Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true}}}""";

    @Test
    void anExceptionFailsTheTask() {
        assertFails(() -> new IllegalStateException("no such luck"), "The integration broken failed: no such luck");
    }

    @Test
    void aMissingLibraryFailsTheTask() {
        assertFails(
                () -> new NoClassDefFoundError("com/example/Codec"),
                "The integration broken failed: java.lang.NoClassDefFoundError: com/example/Codec");
    }

    @Test
    void aStackThatOverflowsFailsTheTask() {
        assertFails(StackOverflowError::new, "The integration broken failed: java.lang.StackOverflowError");
    }

    private static void assertFails(Supplier<Throwable> fault, String cause) {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), new Broken(fault))) {
            var ended = f.finished(f.start(f.create("m", TASK), "e", "{}"));
            assertThat(ended.summary().status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(ended.cause()).isEqualTo(cause);
        }
    }

    private record Broken(Supplier<Throwable> fault) implements Integration {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public TaskOutcome call(TaskCall call) {
            throw Broken.<RuntimeException>asUnchecked(fault.get());
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> T asUnchecked(Throwable fault) throws T {
            throw (T) fault;
        }
    }
}
