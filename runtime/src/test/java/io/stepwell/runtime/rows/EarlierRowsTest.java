package io.stepwell.runtime.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Redrives;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.BinaryWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rows as earlier versions of this program wrote them are still read. */
final class EarlierRowsTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";

    @Test
    void anExecutionOfVersionOneWasStartedWithNoVersionOrAlias() {
        byte[] bytes = new BinaryWriter()
                .u8(1)
                .text("arn:e")
                .text("e")
                .text("arn:m")
                .text("m")
                .text("d")
                .text("arn:r")
                .nullableText("Root=1")
                .u8(1)
                .signed(5)
                .nullableSigned(null)
                .nullableText("rev")
                .signed(4)
                .toBytes();
        ExecutionOrigin origin = new ExecutionOrigin("arn:e", "e", "arn:m", "m", "d", "arn:r", "Root=1");
        assertThat(ExecutionRow.decode("arn:e", bytes))
                .isEqualTo(new ExecutionRow(
                        origin, ExecutionStatus.RUNNING, 5, null, "rev", 4, null, Redrives.NONE, null));
    }

    @Test
    void anExecutionOfVersionFiveHasItsNamesWritten() {
        byte[] bytes = new BinaryWriter()
                .u8(5)
                .text(ARN)
                .text("e")
                .text(MACHINE)
                .text("m")
                .text("d")
                .text("arn:r")
                .nullableText(null)
                .u8(1)
                .signed(5)
                .nullableSigned(null)
                .nullableText("rev")
                .signed(4)
                .flag(false)
                .nullableText(null)
                .nullableText(null)
                .unsigned(0)
                .nullableSigned(null)
                .nullableText(null)
                .flag(false)
                .toBytes();
        ExecutionOrigin origin = new ExecutionOrigin(ARN, "e", MACHINE, "m", "d", "arn:r", null);
        assertThat(ExecutionRow.decode(ARN, bytes)).isEqualTo(row(origin));
    }

    @Test
    void theNamesOfAnExecutionAreWrittenWhenItsArnDoesNotSayThem() {
        ExecutionOrigin usual = new ExecutionOrigin(ARN, "e", MACHINE, "m", "d", "arn:r", null);
        ExecutionOrigin unusual = new ExecutionOrigin(ARN, "e", MACHINE + "2", "m2", "d", "arn:r", null);
        for (ExecutionOrigin origin : new ExecutionOrigin[] {usual, unusual}) {
            WriteBatch batch = new WriteBatch();
            row(origin).put(batch);
            byte[] value = Objects.requireNonNull(batch.operations().getFirst().value());
            assertThat(ExecutionRow.decode(ARN, value)).isEqualTo(row(origin));
            assertThat(new String(value, StandardCharsets.ISO_8859_1).contains("stateMachine"))
                    .isEqualTo(origin == unusual);
        }
    }

    private static ExecutionRow row(ExecutionOrigin origin) {
        return new ExecutionRow(origin, ExecutionStatus.RUNNING, 5, null, "rev", 4, null, Redrives.NONE, null);
    }

    @Test
    void aStateMachineOfVersionOneHasPublishedNothing() {
        byte[] bytes = new BinaryWriter()
                .u8(1)
                .text("arn:m")
                .text("m")
                .text("STANDARD")
                .flag(false)
                .text("d")
                .text("arn:r")
                .signed(3)
                .nullableSigned(4L)
                .nullableText("rev")
                .text("{}")
                .text("{}")
                .nullableText(null)
                .toBytes();
        assertThat(CatalogueRows.stateMachine(bytes))
                .isEqualTo(new StateMachine(
                        "arn:m", "m", "STANDARD", false, "d", "arn:r", 3, 4L, "rev", "{}", "{}", null, 0));
    }
}
