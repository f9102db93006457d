package io.stepwell.server.connections;

/** Secrets cannot be encrypted or decrypted; the message is a sentence that shows neither key nor secret. */
final class SecretsUnusableException extends Exception {
    private static final long serialVersionUID = 1;

    SecretsUnusableException(String message) {
        super(message, null, false, false);
    }
}
