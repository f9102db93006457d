package io.stepwell.benchmarks.load;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many executions have succeeded, by the server's own count: what is started may have a long way to go. */
final class Succeeded {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Succeeded() {}

    /** Those of the last day, of all state machines. */
    static long of(ServerProcess server) throws IOException {
        try (ApiConnection connection = server.connect()) {
            return sum(connection.get("/stepwell/overview"));
        }
    }

    static long sum(String overview) {
        long sum = 0;
        for (JsonNode machine : MAPPER.readTree(overview).required("stateMachines")) {
            sum += machine.required("succeeded").asLong();
        }
        return sum;
    }
}
