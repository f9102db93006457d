package io.stepwell.api;

import io.stepwell.api.operation.Operations;
import io.stepwell.api.operation.Workplace;
import io.stepwell.api.paging.PageTokens;
import io.stepwell.api.signature.SignatureVerifier;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.ApiResponse;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.RequestRefused;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The AWS Step Functions API: AWS JSON 1.0 in, AWS JSON 1.0 out, whatever carries it. */
public final class AwsApi {
    private static final Logger LOG = LoggerFactory.getLogger(AwsApi.class);

    /** The signing name of AWS Step Functions. */
    private static final String SERVICE = "states";

    private final Router router;
    private final @Nullable SignatureVerifier signatures;

    /** An API to this orchestrator. */
    public AwsApi(Orchestrator orchestrator, ApiSettings settings) {
        this(orchestrator, settings, _ -> true);
    }

    /**
     * An API to this orchestrator.
     *
     * @param logGroups whether there is a log group of that name; may wait for the world
     */
    public AwsApi(Orchestrator orchestrator, ApiSettings settings, Predicate<String> logGroups) {
        this(
                orchestrator,
                settings,
                (text, type) -> DefinitionParser.parse(text, type, settings.knownResources()),
                logGroups);
    }

    AwsApi(
            Orchestrator orchestrator,
            ApiSettings settings,
            BiFunction<String, WorkflowType, ParsedDefinition> definitions,
            Predicate<String> logGroups) {
        PageTokens tokens = new PageTokens(settings.pageTokenSecret(), settings.clock());
        Workplace place = new Workplace(
                orchestrator,
                settings.region(),
                settings.account(),
                settings.payloadBytes(),
                tokens,
                definitions,
                logGroups);
        this.router = new Router(Operations.all(place), settings.requestBytes());
        this.signatures = settings.credentials().isEmpty()
                ? null
                : new SignatureVerifier(settings.credentials(), SERVICE, settings.clock());
    }

    /**
     * Answers a request. Blocks until what was done is durable; GetActivityTask blocks for up to 60 seconds. Never
     * throws: every fault is an answer.
     */
    public ApiResponse handle(ApiRequest request) {
        UUID requestId = requestId();
        MediaType mediaType = MediaType.JSON_1_0;
        try {
            mediaType = MediaType.of(request.headers());
            if (signatures != null) {
                signatures.verify(request);
            }
            return response(200, requestId, mediaType, router.answer(request));
        } catch (RequestFault fault) {
            return error(requestId, mediaType, fault);
        } catch (RequestRefused refused) {
            return error(requestId, mediaType, Refusals.toFault(refused));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error(
                    requestId, mediaType, new RequestFault(500, "ServiceUnavailable", "The server is shutting down"));
        } catch (RuntimeException e) {
            LOG.error("request {} failed", requestId, e);
            return error(requestId, mediaType, internalFailure(requestId));
        }
    }

    private static RequestFault internalFailure(UUID requestId) {
        return new RequestFault(
                500, "InternalFailure", "An internal error occurred; the log has it under the request id " + requestId);
    }

    private static ApiResponse error(UUID requestId, MediaType mediaType, RequestFault fault) {
        Answer body = Answer.empty().set("__type", fault.code()).set("message", fault.sentence());
        fault.more().forEach(body::set);
        return response(fault.status(), requestId, mediaType, body);
    }

    private static ApiResponse response(int status, UUID requestId, MediaType mediaType, Answer body) {
        Map<String, String> headers =
                Map.of("x-amzn-RequestId", requestId.toString(), "Content-Type", mediaType.text());
        return new ApiResponse(status, headers, body.toBytes());
    }

    /** A random UUID that nobody has to be unable to guess. */
    private static UUID requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant2 = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant2);
    }
}
