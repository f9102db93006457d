package io.stepwell.language.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonReaderTest {
    @Test
    void keepsNumbersExactly() {
        assertThat(JsonReader.read("[1, 1.0, 12345678901, 12345678901234567890, 0.1, 1e2]"))
                .isEqualTo(List.of(
                        1,
                        new BigDecimal("1.0"),
                        12345678901L,
                        new BigInteger("12345678901234567890"),
                        new BigDecimal("0.1"),
                        new BigDecimal("1E+2")));
    }

    @Test
    void reportsFaultsInTheWordsOfAws() {
        assertThatThrownBy(() -> JsonReader.read("{'a': 1}"))
                .hasMessage("Unexpected character (''' (code 39)): was expecting double-quote to start field name");
        assertThatThrownBy(() -> JsonReader.read("not JSON"))
                .hasMessage("Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token"
                        + " 'null', 'true' or 'false')");
    }

    @Test
    void aTextThatBreaksOffIsReportedWithoutWhatTheParserCallsItsSource() {
        assertThatThrownBy(() -> JsonReader.read("{"))
                .hasMessage("Unexpected end-of-input: expected close marker for Object");
        assertThatThrownBy(() -> JsonReader.read("[1, 2"))
                .hasMessage("Unexpected end-of-input: expected close marker for Array");
    }

    @Test
    void saysWhereTheFaultIs() {
        assertThatThrownBy(() -> JsonReader.read("{\n \"a\": x}"))
                .isInstanceOfSatisfying(JsonSyntaxException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(7);
                });
    }

    @Test
    void refusesNumbersWhoseExponentNoNumberCanHold() {
        assertThatThrownBy(() -> JsonReader.read("{\"a\": 1e99999999999999999999}"))
                .isInstanceOfSatisfying(
                        JsonSyntaxException.class, e -> assertThat(e.column()).isEqualTo(7));
        assertThat(JsonReader.read("1e999999999")).isEqualTo(new BigDecimal("1e999999999"));
    }

    @Test
    void refusesTextAfterTheValueAndNestingBeyondItsBound() {
        assertThatThrownBy(() -> JsonReader.read("1 2")).isInstanceOf(JsonSyntaxException.class);
        assertThatThrownBy(() -> JsonReader.read("")).isInstanceOf(JsonSyntaxException.class);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(501) + "]".repeat(501)))
                .isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void aDocumentKeepsItsTextAndComparesByItsTree() {
        Json document = Json.parse("{ \"a\" : 1, \"b\" : \"é\" }");

        assertThat(document.text()).isEqualTo("{ \"a\" : 1, \"b\" : \"é\" }");
        assertThat(document.utf8Length()).isEqualTo(document.text().length() + 1);
        assertThat(document).isEqualTo(Json.parse("{\"b\":\"é\",\"a\":1}"));
        assertThat(document).isNotEqualTo(Json.parse("{\"b\":\"é\",\"a\":1.0}"));
        assertThat(Json.array(List.of(document, Json.NULL)).text()).isEqualTo("[" + document.text() + ",null]");
    }
}
