package io.stepwell.api.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.api.wire.RequestFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatesArnTest {
    @ParameterizedTest
    @CsvSource({
        "us-east-1, aws",
        "cn-north-1, aws-cn",
        "us-gov-west-1, aws-us-gov",
    })
    void theRegionDecidesThePartition(String region, String partition) {
        assertThat(StatesArn.of(region, "123456789012", StatesArn.ACTIVITY, "a"))
                .hasToString("arn:" + partition + ":states:" + region + ":123456789012:activity:a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:us-east-1:123456789012:stateMachine:a",
                "arn:aws:states:us-east-1:123456789012:stateMachine:a:7",
                "arn:aws:states:us-east-1:123456789012:stateMachine:a/label",
            })
    void qualifiedArnsKeepTheirQualifier(String arn) {
        assertThat(StatesArn.stateMachine(arn)).isEqualTo(arn);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | Invalid ARN prefix: nothing",
                "arn: | Invalid ARN format",
                "arn:aws:states:us-east-1:1:stateMachine | Invalid ARN format",
                "arn:aws:states:us-east-1:1:stateMachine: | Invalid ARN format",
                "arn:aws:lambda:us-east-1:1:function:f | Service not valid in this context: lambda",
                "arn:aws:states:us-east-1:1:activity:f | Resource type not valid in this context: activity",
            })
    void whatIsNotTheArnOfAStateMachineIsRefused(String text, String reason) {
        assertThatThrownBy(() -> StatesArn.stateMachine(text))
                .isInstanceOf(RequestFault.class)
                .hasMessageStartingWith("InvalidArn: Invalid Arn: '" + reason);
    }

    @Test
    void theResourceOfAnExecutionHasBothNames() {
        StatesArn arn =
                StatesArn.parse("arn:aws:states:us-east-1:123456789012:execution:machine:name", StatesArn.EXECUTION);
        assertThat(arn.resource()).isEqualTo("machine:name");
    }
}
