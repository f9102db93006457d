package io.stepwell.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The measuring instruments measure right. */
final class LoadTest {
    @Test
    void aFigureIsTheMedianOfItsRunsWithTheirSpread() {
        Outcome odd = new Outcome("odd", List.of(Map.of("x", 9.0), Map.of("x", 1.0), Map.of("x", 2.0)));
        assertThat(odd.figures().get("x")).isEqualTo(new Outcome.Figure(2, 1, 9, List.of(9.0, 1.0, 2.0)));
        Outcome even = new Outcome("even", List.of(Map.of("x", 4.0), Map.of("x", 2.0)));
        assertThat(even.figures().get("x")).isEqualTo(new Outcome.Figure(3, 2, 4, List.of(4.0, 2.0)));
    }

    @Test
    void aChainEndsOnce() {
        assertThat(Machines.chain(2, _ -> "\"Type\":\"Pass\""))
                .isEqualTo("{\"StartAt\":\"S0\",\"States\":{\"S0\":{\"Type\":\"Pass\",\"Next\":\"S1\"},"
                        + "\"S1\":{\"Type\":\"Pass\",\"End\":true}}}");
    }

    @Test
    void whatIsRefusedAsTooMuchIsNotCountedAsServed() {
        assertThat(Throughput.served(new ApiConnection.Answer(200, new byte[0])))
                .isTrue();
        byte[] refusal = "{\"__type\":\"ThrottlingException\"}".getBytes();
        assertThat(Throughput.served(new ApiConnection.Answer(400, refusal))).isFalse();
    }

    @Test
    void theDoubleOfLambdaSpeaksHttp() throws Exception {
        try (LambdaDouble lambda = new LambdaDouble();
                HttpClient client = HttpClient.newHttpClient()) {
            URI function = URI.create(lambda.environment().values().iterator().next() + "/2015-03-31/functions/f");
            HttpRequest request = HttpRequest.newBuilder(function)
                    .POST(BodyPublishers.ofString("{\"a\":1}"))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("{\"a\":1}");
            lambda.behave(_ -> new byte[] {'2'});
            assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("2");
        }
    }

    @Test
    void theChartIsWellFormed() throws Exception {
        Chart chart = new Chart("a < b & 'c'");
        chart.bar("W2 'ten'", 12_000, 11_000, 13_000);
        String svg = chart.svg();
        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder().parse(new java.io.ByteArrayInputStream(svg.getBytes()));
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("a < b & 'c'");
    }
}
