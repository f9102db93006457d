package io.stepwell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.api.wire.RequestFault;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal of the orchestrator has an error of AWS. */
final class RefusalsTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalHasACodeAndASentence(Reason reason) {
        RequestFault fault = Refusals.toFault(new RequestRefused(reason, "the subject"));
        assertThat(fault.status()).isEqualTo(reason == Reason.UNAVAILABLE ? 500 : 400);
        assertThat(fault.code()).matches("[A-Z][A-Za-z]+");
        assertThat(fault.sentence()).isNotBlank();
    }
}
