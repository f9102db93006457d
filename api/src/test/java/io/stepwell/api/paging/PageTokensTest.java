package io.stepwell.api.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.api.wire.RequestFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTokensTest {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final PageTokens tokens = new PageTokens(SECRET, () -> now);

    @Test
    void aTokenGivesItsCursorBack() {
        assertThat(tokens.open("list", seal("cursor: größe"))).isEqualTo("cursor: größe");
        assertThat(tokens.open("list", seal(""))).isEmpty();
        assertThat(tokens.open("list", null)).isNull();
        assertThat(tokens.seal("list", null)).isNull();
    }

    @Test
    void aTokenSurvivesARestartWithTheSameSecretOnly() {
        String token = seal("c");
        assertThat(new PageTokens(SECRET.clone(), () -> now).open("list", token))
                .isEqualTo("c");
        byte[] other = SECRET.clone();
        other[0]++;
        assertInvalid(new PageTokens(other, () -> now), "list", token);
    }

    @Test
    void aTokenLives24Hours() {
        String token = seal("c");
        now = now.plusSeconds(24 * 3600);
        assertThat(tokens.open("list", token)).isEqualTo("c");
        now = now.plusMillis(1);
        assertInvalid(tokens, "list", token);
    }

    @Test
    void aTokenOfAnotherListingIsRefused() {
        assertInvalid(tokens, "list ", seal("c"));
    }

    @Test
    void aTokenWithAnyByteChangedIsRefused() {
        String token = seal("cursor");
        for (int i = 0; i < token.length() - 1; i++) {
            char changed = token.charAt(i) == 'A' ? 'B' : 'A';
            assertInvalid(tokens, "list", token.substring(0, i) + changed + token.substring(i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "AAAA", "äöü"})
    void nonsenseIsRefused(String token) {
        assertInvalid(tokens, "list", token);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new PageTokens(new byte[15], () -> now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16");
    }

    private String seal(String cursor) {
        return Objects.requireNonNull(tokens.seal("list", cursor));
    }

    private static void assertInvalid(PageTokens tokens, String listing, String token) {
        assertThatThrownBy(() -> tokens.open(listing, token))
                .isInstanceOf(RequestFault.class)
                .hasMessageContaining("InvalidToken");
    }
}
