package io.stepwell.api.wire;

import java.util.Map;

/** A request is answered with an error. A value that travels as an exception: it has no stack trace. */
public final class RequestFault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;
    private final String sentence;
    private final int status;
    private final Map<String, String> more;

    /**
     * An error answer.
     *
     * @param status the HTTP status: 4xx when the client has to change the request
     * @param code the stable name, as in AWS's API model
     * @param sentence what is wrong, as AWS says it where that is known
     */
    public RequestFault(int status, String code, String sentence) {
        this(status, code, sentence, Map.of());
    }

    private RequestFault(int status, String code, String sentence, Map<String, String> more) {
        super(code + ": " + sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
        this.more = more;
    }

    /** A fault of the client, status 400. */
    public static RequestFault client(String code, String sentence) {
        return new RequestFault(400, code, sentence);
    }

    /** The body, or a member of it, is not of the expected form. */
    public static RequestFault serialization(String sentence) {
        return client("SerializationException", sentence);
    }

    /** A request does not meet a constraint; the sentence is complete. */
    public static RequestFault validation(String sentence) {
        return client("ValidationException", sentence);
    }

    /** The same for constraints that AWS names in the member {@code reason}. */
    public static RequestFault validation(ValidationReason reason, String sentence) {
        return new RequestFault(400, "ValidationException", sentence, Map.of("reason", reason.name()));
    }

    /** A fault that names the resource in the member {@code resourceName}. */
    public static RequestFault ofResource(String code, String sentence, String resourceArn) {
        return new RequestFault(400, code, sentence, Map.of("resourceName", resourceArn));
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }

    /** What AWS tells beside code and sentence. */
    public Map<String, String> more() {
        return more;
    }

    public int status() {
        return status;
    }
}
