package io.stepwell.language.parse;

import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.Transition;
import io.stepwell.language.definition.WorkflowType;
import org.jspecify.annotations.Nullable;

/** What all states have, and the way to the parser of each type. */
final class StateParser {
    /** As AWS lists them. */
    private static final String TYPES = "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";

    private final GroupParser groups;
    private final StateGraph graph;
    private final GroupParser.Surroundings around;

    StateParser(GroupParser groups, StateGraph graph, GroupParser.Surroundings around) {
        this.groups = groups;
        this.graph = graph;
        this.around = around;
    }

    @Nullable
    State parse(String name, Fields fields) {
        fields.require("Type");
        StateType type = type(fields);
        if (type == null) {
            return null;
        }
        QueryLanguage language = QueryLanguages.ofState(fields, groups.machineLanguage());
        StateHead head = new StateHead(name, fields.string("Comment"), language, fields.position());
        State state = switch (type) {
            case PASS -> PassParser.parse(head, fields, this);
            case TASK -> TaskParser.parse(head, fields, this);
            case CHOICE -> ChoiceParser.parse(head, fields, this);
            case WAIT -> WaitParser.parse(head, fields, this);
            case SUCCEED -> SucceedParser.parse(head, fields, this);
            case FAIL -> FailParser.parse(head, fields, this);
            case PARALLEL -> ParallelParser.parse(head, fields, this);
            case MAP -> MapParser.parse(head, fields, this);
        };
        fields.refuseOthers();
        return state;
    }

    private static @Nullable StateType type(Fields fields) {
        String text = fields.string("Type");
        if (text == null) {
            return null;
        }
        for (StateType type : StateType.values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        fields.schema("The field 'Type' should have one of these values: " + TYPES, "Type");
        return null;
    }

    /** The fields {@code Next} and {@code End}, of which a state has exactly one. */
    Transition transition(StateHead head, Fields fields) {
        String next = fields.string("Next");
        Boolean end = fields.bool("End");
        boolean ends = Boolean.TRUE.equals(end);
        if (fields.has("Next") == ends) {
            fields.schema(
                    ends
                            ? "There should only be one of the following fields: [Next, End]"
                            : "One of these fields is required: [Next, End]");
        }
        if (next != null) {
            graph.edge(head.name(), next, fields, "Next");
        }
        if (ends) {
            terminal();
        }
        return next == null ? new Transition.End() : new Transition.Next(next);
    }

    /** A state name in a rule, a catcher or Default. */
    void leadsTo(StateHead head, @Nullable String target, Fields fields, String field) {
        if (target != null) {
            graph.edge(head.name(), target, fields, field);
        }
    }

    WorkflowType workflowType() {
        return around.type();
    }

    /** Whether there is a service and action that a resource names. */
    boolean knows(TaskResource resource) {
        return groups.knows(resource);
    }

    /** Whether no Map state before has this label. */
    boolean isNewLabel(String label) {
        return groups.isNewLabel(label);
    }

    void terminal() {
        graph.terminal();
    }

    /** A group of states inside a state. */
    @Nullable
    StateGroup group(Fields fields) {
        return groups.parse(fields, around.inside());
    }

    /** A group of states that runs as an execution of its own, of this type: it sees no variables from outside. */
    @Nullable
    StateGroup groupOfItsOwn(Fields fields, WorkflowType type) {
        return groups.parse(fields, around.apart(type));
    }
}
