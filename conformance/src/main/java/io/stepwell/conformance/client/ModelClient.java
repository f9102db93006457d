package io.stepwell.conformance.client;

import io.stepwell.conformance.reference.FailedAnswer;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.protocol.Protocol;
import io.stepwell.integrations.protocol.UnreadableResponseException;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.integrations.sdk.ParameterReader;
import io.stepwell.integrations.sdk.ParametersRefusedException;
import io.stepwell.integrations.sdk.ServiceCaller;
import io.stepwell.language.json.Json;
import io.stepwell.models.Operation;
import io.stepwell.models.SdkNames;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls the services that only set things up, by AWS's models. */
final class ModelClient implements AutoCloseable {
    /** The services that somebody plays; their names in cases are those in the catalogue. */
    static final Set<String> SERVICES = Set.of("sns", "dynamodb", "eventbridge");

    private final AwsClient http = new AwsClient(RetryPolicy.STANDARD);
    private final ServiceCatalogue catalogue = ServiceCatalogue.bundled();
    private final ServiceCaller caller;

    /** @param environment the variables that say where the services are */
    ModelClient(Map<String, String> environment) {
        Endpoints endpoints = Endpoints.of(environment);
        caller = new ServiceCaller(http, endpoints, new RoleCredentials(http, endpoints, catalogue));
    }

    Answer call(String service, String operationName, Map<String, @Nullable Object> params) {
        ServiceModel model = Objects.requireNonNull(catalogue.service(service), service);
        Operation operation = Objects.requireNonNull(model.operation(SdkNames.action(operationName)), operationName);
        try {
            Map<String, @Nullable Object> input =
                    ParameterReader.read(operation.input(), Json.parse(JsonText.writeCompact(params)));
            return answer(
                    model,
                    operation,
                    caller.call(model, operation, input, new ServiceCaller.Terms("key", Long.MAX_VALUE, null)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ParametersRefusedException | RoleRefusedException | UnreadableResponseException e) {
            throw new IllegalArgumentException(service + "." + operationName + ": " + e.getMessage(), e);
        }
    }

    private static Answer answer(ServiceModel model, Operation operation, CallResult result)
            throws UnreadableResponseException {
        return switch (result) {
            case CallResult.Answered(ServiceResponse response) -> {
                Shape output = operation.output();
                yield new Answer.Succeeded(
                        output == null
                                ? new LinkedHashMap<>()
                                : new LinkedHashMap<>(Protocol.of(model).members(operation, output, response)));
            }
            case CallResult.Refused(ServiceError error) -> {
                String code = String.valueOf(error.code());
                String message = String.valueOf(error.message());
                yield new Answer.Failed(new FailedAnswer(
                        operation.name(), code, message, Map.of("Error", Map.of("Code", code, "Message", message))));
            }
            case CallResult.Unreachable(String reason) -> throw new IllegalStateException(reason);
            case CallResult.TooLarge _ -> throw new IllegalStateException("too large an answer");
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
