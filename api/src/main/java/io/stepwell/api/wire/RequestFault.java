package io.stepwell.api.wire;

/** A request is answered with an error. A value that travels as an exception: it has no stack trace. */
public final class RequestFault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;
    private final String sentence;
    private final int status;

    /**
     * An error answer.
     *
     * @param status the HTTP status: 4xx when the client has to change the request
     * @param code the stable name, as in AWS's API model
     * @param sentence what is wrong, as AWS says it where that is known
     */
    public RequestFault(int status, String code, String sentence) {
        super(code + ": " + sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
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

    /** An operation or an option of it that this server does not have: status 501, which clients do not retry. */
    public static RequestFault notImplemented(String sentence) {
        return new RequestFault(501, "NotImplemented", sentence);
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }

    public int status() {
        return status;
    }
}
