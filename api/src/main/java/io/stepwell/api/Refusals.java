package io.stepwell.api;

import io.stepwell.api.wire.RequestFault;
import io.stepwell.api.wire.ValidationReason;
import io.stepwell.runtime.RequestRefused;

/** Gives refusals of the orchestrator AWS's codes and sentences. */
final class Refusals {
    private Refusals() {}

    static RequestFault toFault(RequestRefused refused) {
        String subject = ": '" + refused.subject() + "'";
        return switch (refused.reason()) {
            case ACTIVITY_ALREADY_EXISTS -> fault("ActivityAlreadyExists", "Activity Already Exists" + subject);
            case ACTIVITY_DOES_NOT_EXIST -> fault("ActivityDoesNotExist", "Activity Does Not Exist" + subject);
            case ACTIVITY_LIMIT_EXCEEDED ->
                fault(
                        "ActivityLimitExceeded",
                        "The maximum number of activities has been reached. Existing activities must be deleted before a"
                                + " new activity can be created.");
            case ACTIVITY_WORKER_LIMIT_EXCEEDED ->
                fault(
                        "ActivityWorkerLimitExceeded",
                        "The maximum number of workers concurrently polling for activity tasks has been reached.");
            case CONFLICT -> fault("ConflictException", refused.subject());
            case EXECUTION_ALREADY_EXISTS -> fault("ExecutionAlreadyExists", "Execution Already Exists" + subject);
            case EXECUTION_DOES_NOT_EXIST -> fault("ExecutionDoesNotExist", "Execution Does Not Exist" + subject);
            case EXECUTION_LIMIT_EXCEEDED ->
                fault(
                        "ExecutionLimitExceeded",
                        "The maximum number of running executions has been reached. Running executions must end or be"
                                + " stopped before a new execution can be started.");
            case EXECUTION_NOT_REDRIVABLE -> fault("ExecutionNotRedrivable", "Execution Not Redrivable" + subject);
            case INVALID_CURSOR, INVALID_TOKEN -> fault("InvalidToken", "Invalid Token: 'Invalid token'");
            case INVALID_ROUTES ->
                RequestFault.validation(ValidationReason.INVALID_ROUTING_CONFIGURATION, refused.subject());
            case QUOTA_EXCEEDED -> fault("ServiceQuotaExceededException", refused.subject());
            case MAP_RUN_CLOSED ->
                RequestFault.validation(
                        ValidationReason.CANNOT_UPDATE_COMPLETED_MAP_RUN, "The Map Run is not running" + subject);
            case RESOURCE_NOT_FOUND ->
                RequestFault.ofResource("ResourceNotFound", "Resource not found" + subject, refused.subject());
            case STATE_MACHINE_ALREADY_EXISTS ->
                fault("StateMachineAlreadyExists", "State Machine Already Exists" + subject);
            case STATE_MACHINE_DELETING -> fault("StateMachineDeleting", "State Machine is being deleted" + subject);
            case STATE_MACHINE_DOES_NOT_EXIST ->
                fault("StateMachineDoesNotExist", "State Machine Does Not Exist" + subject);
            case STATE_MACHINE_LIMIT_EXCEEDED ->
                fault(
                        "StateMachineLimitExceeded",
                        "The maximum number of state machines has been reached. Existing state machines must be deleted"
                                + " before a new state machine can be created.");
            case STATE_MACHINE_TYPE_NOT_SUPPORTED ->
                fault("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
            case TASK_DOES_NOT_EXIST ->
                fault("TaskDoesNotExist", "Task does not exist: 'Provided task does not exist'");
            case TASK_TIMED_OUT -> fault("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
            case THROTTLED -> fault("ThrottlingException", "Rate exceeded");
            case TOO_MANY_TAGS -> RequestFault.ofResource("TooManyTags", "Too many tags" + subject, refused.subject());
            case UNAVAILABLE ->
                new RequestFault(500, "ServiceUnavailable", "The store cannot write at the moment; try again later");
        };
    }

    private static RequestFault fault(String code, String sentence) {
        return RequestFault.client(code, sentence);
    }
}
