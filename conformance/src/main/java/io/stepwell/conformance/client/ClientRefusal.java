package io.stepwell.conformance.client;

/** The client does not send a request, because its parameters cannot be written as one. */
public final class ClientRefusal extends RuntimeException {
    ClientRefusal(String message) {
        super(message);
    }
}
