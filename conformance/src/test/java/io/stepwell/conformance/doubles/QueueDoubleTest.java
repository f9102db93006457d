package io.stepwell.conformance.doubles;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.conformance.client.Answer;
import io.stepwell.conformance.client.AwsClients;
import io.stepwell.conformance.tree.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueDoubleTest {
    @Test
    void messagesGoThroughTheRealClient() {
        try (QueueDouble queues = QueueDouble.start(0, "us-east-1", "123456789012");
                AwsClients clients =
                        new AwsClients(queues.endpoint(), queues.endpoint(), queues.endpoint(), "us-east-1")) {
            String url =
                    text(call(clients, "CreateQueue", Map.of("QueueName", "q")).get("QueueUrl"));
            assertThat(url).startsWith(queues.endpoint().toString()).endsWith("/q");
            assertThat(JsonText.write(call(
                            clients,
                            "GetQueueAttributes",
                            Map.of("QueueUrl", url, "AttributeNames", List.of("QueueArn")))))
                    .contains("arn:aws:sqs:us-east-1:123456789012:q");
            call(clients, "SendMessage", Map.of("QueueUrl", url, "MessageBody", "hello"));
            assertThat(JsonText.write(call(clients, "ReceiveMessage", Map.of("QueueUrl", url))))
                    .contains("\"Body\": \"hello\"");
        }
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static Map<String, @Nullable Object> call(
            AwsClients clients, String operation, Map<String, @Nullable Object> params) {
        return switch (clients.call("sqs", operation, params)) {
            case Answer.Succeeded(var response) -> response;
            case Answer.Failed(var failure) -> throw new AssertionError(failure.text());
        };
    }
}
