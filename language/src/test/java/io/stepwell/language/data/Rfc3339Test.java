package io.stepwell.language.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Rfc3339Test {
    @Test
    void readsUtcOffsetsAndFractions() {
        assertThat(Rfc3339.parse("2016-03-14T01:59:00Z")).isEqualTo(Instant.parse("2016-03-14T01:59:00Z"));
        assertThat(Rfc3339.parse("2016-03-14T01:59:00-05:30")).isEqualTo(Instant.parse("2016-03-14T07:29:00Z"));
        assertThat(Rfc3339.parse("2016-03-14T01:59:00.123456789Z"))
                .isEqualTo(Instant.parse("2016-03-14T01:59:00.123456789Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2016-03-14",
                "2016-03-14T01:59:00",
                "2016-03-14T01:59Z",
                "2016-03-14t01:59:00Z",
                "2016-03-14T01:59:00z",
                "2016-03-14 01:59:00Z",
                "2016-13-14T01:59:00Z",
                "2016-02-30T01:59:00Z",
                "2016-03-14T25:59:00Z",
                "2016-03-14T01:59:00.Z",
                "2016-03-14T01:59:00+0100",
                "14-03-2016T01:59:00Z",
                "2016-03-14T01:59:00Z "
            })
    void refusesEverythingElse(String text) {
        assertThat(Rfc3339.parse(text)).isNull();
    }
}
