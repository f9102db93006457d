package io.stepwell.integrations.http;

import java.net.UnknownHostException;

/** A host has an address that tasks may not call; the message says so without naming the address. */
final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    RefusedAddressException(String message) {
        super(message);
    }
}
