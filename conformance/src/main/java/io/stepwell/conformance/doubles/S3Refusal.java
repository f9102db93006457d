package io.stepwell.conformance.doubles;

import java.util.UUID;

/** S3 refuses a request. */
final class S3Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    S3Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static S3Refusal notImplemented() {
        return new S3Refusal(501, "NotImplemented", "A header you provided implies functionality that is not here");
    }

    int status() {
        return status;
    }

    String xml() {
        return "<Error><Code>" + code + "</Code><Message>" + escaped(String.valueOf(getMessage()))
                + "</Message><RequestId>" + UUID.randomUUID() + "</RequestId></Error>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
