package io.stepwell.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.task.TaskRef;
import org.junit.jupiter.api.Test;

final class TaskTokensTest {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";
    private final TaskTokens tokens = new TaskTokens(new byte[32]);

    /** Names of several lengths, so that the last character of the token carries two, four and six bits. */
    @Test
    void aTokenWithAnyOtherCharacterIsNone() {
        for (String name : new String[] {"a", "ab", "abc"}) {
            TaskRef ref = new TaskRef("arn:aws:states:us-east-1:123456789012:execution:m:" + name, 7);
            String token = tokens.tokenOf(ref);
            assertThat(tokens.refOf(token)).isEqualTo(ref);
            for (int i = 0; i < token.length(); i++) {
                for (char other : DIGITS.toCharArray()) {
                    if (other != token.charAt(i)) {
                        String altered = token.substring(0, i) + other + token.substring(i + 1);
                        assertThat(tokens.refOf(altered)).as(altered).isNull();
                    }
                }
            }
        }
    }
}
