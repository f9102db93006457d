package io.stepwell.conformance.doubles;

/** A service refuses a request. */
final class ServiceFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code the error's code on the wire */
    ServiceFault(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
