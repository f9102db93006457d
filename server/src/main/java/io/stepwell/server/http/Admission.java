package io.stepwell.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.RequestFault;
import java.util.function.Consumer;

/**
 * Who may ask what is not in the API of AWS. With access keys, who has signed the request. Without them, whoever calls
 * this machine by a name of its own: a page of another site could make its name lead here, and a browser tells no origin
 * when such a page reads.
 */
public final class Admission {
    private final boolean open;
    private final Consumer<ApiRequest> verification;

    /**
     * An admission.
     *
     * @param open whether there are no access keys
     * @param verification throws {@link RequestFault} when the credentials of a request do not suffice
     */
    public Admission(boolean open, Consumer<ApiRequest> verification) {
        this.open = open;
        this.verification = verification;
    }

    /** The handler, for those who may ask. */
    public Handler guard(Handler handler) {
        return (request, response) -> {
            if (isLetIn(request, response)) {
                handler.handle(request, response);
            }
        };
    }

    private boolean isLetIn(ServerRequest request, ServerResponse response) {
        if (open) {
            String host = request.headers().first(HeaderNames.HOST).orElse("");
            if (!ForeignPageFilter.isOfThisMachine("http://" + host)) {
                JsonReply.sendFault(
                        response,
                        403,
                        "Without access keys only a name of this machine lets you in, as 127.0.0.1 does");
                return false;
            }
            return true;
        }
        try {
            verification.accept(AwsRoute.read(request));
            return true;
        } catch (RequestFault fault) {
            JsonReply.sendFault(response, fault.status(), fault.sentence());
            return false;
        }
    }
}
