package io.stepwell.runtime;

/** A client's request cannot be carried out; nothing was changed. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Reason reason;
    private final String subject;

    public RequestRefused(Reason reason, String subject) {
        super(reason + ": " + subject, null, false, false);
        this.reason = reason;
        this.subject = subject;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What the reason is about: mostly an ARN. */
    public String subject() {
        return subject;
    }

    /** Why a request is refused. */
    public enum Reason {
        ACTIVITY_ALREADY_EXISTS,
        ACTIVITY_DOES_NOT_EXIST,
        /** There are as many activities as may be. */
        ACTIVITY_LIMIT_EXCEEDED,
        /** As many workers wait for tasks of the activity as may. */
        ACTIVITY_WORKER_LIMIT_EXCEEDED,
        /** The subject is a sentence that tells what stands against it. */
        CONFLICT,
        EXECUTION_ALREADY_EXISTS,
        EXECUTION_DOES_NOT_EXIST,
        /** As many executions are open as may be. */
        EXECUTION_LIMIT_EXCEEDED,
        /** The subject is the reason. */
        EXECUTION_NOT_REDRIVABLE,
        INVALID_CURSOR,
        /** An alias cannot have these routes; the subject is a sentence that tells why. */
        INVALID_ROUTES,
        INVALID_TOKEN,
        /** The subject is a sentence that tells which quota. */
        QUOTA_EXCEEDED,
        /** The map run has ended. */
        MAP_RUN_CLOSED,
        RESOURCE_NOT_FOUND,
        STATE_MACHINE_ALREADY_EXISTS,
        STATE_MACHINE_DELETING,
        STATE_MACHINE_DOES_NOT_EXIST,
        /** There are as many state machines as may be. */
        STATE_MACHINE_LIMIT_EXCEEDED,
        /** The operation is not for state machines of this type. */
        STATE_MACHINE_TYPE_NOT_SUPPORTED,
        TASK_DOES_NOT_EXIST,
        TASK_TIMED_OUT,
        /** The inbox of a partition is full: try again later. */
        THROTTLED,
        TOO_MANY_TAGS,
        /** The store cannot write: the server's fault, safe to retry. */
        UNAVAILABLE
    }
}
