package io.stepwell.api.signature;

import io.stepwell.api.wire.RequestFault;

/** The errors of AWS's front door, all with status 400 as in its JSON services. */
final class SignatureFaults {
    private SignatureFaults() {}

    static RequestFault missing() {
        return RequestFault.client("MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    static RequestFault incomplete(String sentence) {
        return RequestFault.client("IncompleteSignatureException", sentence);
    }

    static RequestFault unknownKey() {
        return RequestFault.client(
                "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    static RequestFault invalid(String sentence) {
        return RequestFault.client("InvalidSignatureException", sentence);
    }

    static RequestFault mismatch() {
        return invalid("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }
}
