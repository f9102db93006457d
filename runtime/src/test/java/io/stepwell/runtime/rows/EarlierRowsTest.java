package io.stepwell.runtime.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Redrives;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.storage.codec.BinaryWriter;
import org.junit.jupiter.api.Test;

/** Rows as earlier versions of this program wrote them are still read. */
final class EarlierRowsTest {
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
        assertThat(ExecutionRow.decode(bytes))
                .isEqualTo(new ExecutionRow(
                        origin, ExecutionStatus.RUNNING, 5, null, "rev", 4, null, Redrives.NONE, null));
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
