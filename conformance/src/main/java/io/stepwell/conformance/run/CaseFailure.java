package io.stepwell.conformance.run;

/** A step did not go as the case says. */
final class CaseFailure extends RuntimeException {
    CaseFailure(String message) {
        super(message);
    }
}
