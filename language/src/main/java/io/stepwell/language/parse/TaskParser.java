package io.stepwell.language.parse;

import io.stepwell.language.data.Expression;
import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.TextSource;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.Recovery;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.definition.TaskRequest;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.definition.Transition;
import io.stepwell.language.definition.WorkflowType;
import org.jspecify.annotations.Nullable;

/** Task states. */
final class TaskParser {
    private TaskParser() {}

    static @Nullable TaskState parse(StateHead head, Fields fields, StateParser states) {
        fields.require("Resource");
        TaskResource resource = resource(fields, states);
        FlowParser flow = new FlowParser(head, fields);
        TaskRequest request = new TaskRequest(
                flow.input(),
                Numbers.integer(head, fields, "TimeoutSeconds", 1, MachineParser.MAX_SECONDS),
                Numbers.integer(head, fields, "HeartbeatSeconds", 1, MachineParser.MAX_SECONDS),
                roleArn(head, fields));
        checkHeartbeat(request, fields);
        OutputFlow out = flow.outputOfWork();
        Recovery recovery = RecoveryParser.parse(head, fields, states);
        Transition transition = states.transition(head, fields);
        return resource == null ? null : new TaskState(head, resource, request, out, recovery, transition);
    }

    private static @Nullable TaskResource resource(Fields fields, StateParser states) {
        String arn = fields.string("Resource");
        if (arn == null) {
            return null;
        }
        try {
            TaskResource resource = TaskResource.parse(arn);
            if (!states.knows(resource)) {
                fields.schema(TaskResource.unrecognised(arn), "Resource");
            }
            if (states.workflowType() == WorkflowType.EXPRESS) {
                checkExpress(resource, fields);
            }
            return resource;
        } catch (IllegalArgumentException e) {
            fields.schema(String.valueOf(e.getMessage()), "Resource");
            return null;
        }
    }

    private static void checkExpress(TaskResource resource, Fields fields) {
        if (resource.kind() == TaskResource.Kind.ACTIVITY) {
            fields.schema("Express state machine does not support activities", "Resource");
        } else if (resource.pattern() != TaskResource.Pattern.REQUEST_RESPONSE) {
            String pattern = resource.action().substring(resource.action().indexOf('.'));
            fields.schema("Express state machine does not support '" + pattern + "' service integration", "Resource");
        }
    }

    private static void checkHeartbeat(TaskRequest request, Fields fields) {
        if (request.timeoutSeconds() instanceof NumberSource.Fixed timeout
                && request.heartbeatSeconds() instanceof NumberSource.Fixed heartbeat
                && heartbeat.number().compareTo(timeout.number()) >= 0) {
            fields.schema("HeartbeatSeconds must be smaller than TimeoutSeconds", "HeartbeatSeconds");
        }
    }

    private static @Nullable TextSource roleArn(StateHead head, Fields fields) {
        Fields credentials = fields.object("Credentials");
        if (credentials == null) {
            return null;
        }
        TextSource source = null;
        if (head.queryLanguage() == QueryLanguage.JSON_PATH && credentials.has("RoleArn.$")) {
            OneOf.atMostOne(credentials, "RoleArn", "RoleArn.$");
            Expression expression = Paths.expression(credentials, "RoleArn.$");
            source = expression == null ? null : new TextSource.Found("RoleArn.$", expression);
        } else {
            source = fixedRole(head, credentials);
            if (!credentials.has("RoleArn")) {
                credentials.schema("The field 'RoleArn' is required but was missing");
            }
        }
        credentials.refuseOthers();
        return source;
    }

    private static @Nullable TextSource fixedRole(StateHead head, Fields credentials) {
        if (Queries.isQuery(head, credentials, "RoleArn")) {
            JsonataQuery query = Queries.query(credentials, "RoleArn", Offered.INPUT);
            return query == null ? null : new TextSource.Queried(query);
        }
        String fixed = credentials.string("RoleArn");
        return fixed == null ? null : new TextSource.Fixed(fixed);
    }
}
