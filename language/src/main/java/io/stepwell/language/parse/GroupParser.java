package io.stepwell.language.parse;

import io.stepwell.language.definition.ParsedState;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields {@code StartAt} and {@code States}, of a machine, a branch or an item processor. */
final class GroupParser {
    /** How many states one definition may have. */
    static final int MAX_STATES = 10_000;

    /** How deeply groups of states may stand in one another. */
    static final int MAX_NESTING = 40;

    /** The longest name of a state, in characters (ASL section "States"). */
    static final int MAX_NAME_CHARACTERS = 80;

    /**
     * Where a group stands.
     *
     * @param nesting how many groups there are around it
     * @param variables its own variables
     * @param type what the execution is that runs it
     */
    record Surroundings(int nesting, VariableScope variables, WorkflowType type) {
        /** A group inside a state of this one. */
        Surroundings inside() {
            return new Surroundings(nesting + 1, variables.open(), type);
        }

        /** A group inside a state of this one that runs apart from it. */
        Surroundings apart(WorkflowType ofItsOwn) {
            return new Surroundings(nesting + 1, variables.openApart(), ofItsOwn);
        }
    }

    private final Problems problems;
    private final Predicate<TaskResource> isKnown;
    private final QueryLanguage machineLanguage;
    private final Map<String, List<String>> variableReferences = new LinkedHashMap<>();
    private final Set<String> namesOfMachine = new HashSet<>();
    private final Set<String> labelsOfMachine = new HashSet<>();

    /** @param isKnown whether there is a service and action that a resource names */
    GroupParser(Problems problems, QueryLanguage machineLanguage, Predicate<TaskResource> isKnown) {
        this.problems = problems;
        this.machineLanguage = machineLanguage;
        this.isKnown = isKnown;
    }

    boolean knows(TaskResource resource) {
        return isKnown.test(resource);
    }

    boolean isNewLabel(String label) {
        return labelsOfMachine.add(label);
    }

    QueryLanguage machineLanguage() {
        return machineLanguage;
    }

    /** The variables each state read so far reads, by the state's name. */
    Map<String, List<String>> variableReferences() {
        return Collections.unmodifiableMap(variableReferences);
    }

    /** Reads the group whose fields these are. The caller refuses the fields it does not know. */
    @Nullable
    StateGroup parse(Fields fields, Surroundings around) {
        fields.require("States", "StartAt");
        String startAt = fields.string("StartAt");
        Node states = fields.node("States");
        if (states == null) {
            return null;
        }
        if (!(states instanceof ObjectNode object)) {
            fields.schema("Expected value of type Object", "States");
            return null;
        }
        if (object.members().isEmpty()) {
            fields.schema("Value cannot be empty", "States");
            return null;
        }
        if (around.nesting() > MAX_NESTING) {
            fields.report(Problems.TOO_DEEP, "States may be nested at most " + MAX_NESTING + " deep", "States");
            return null;
        }
        return group(startAt, fields, object, around);
    }

    private @Nullable StateGroup group(
            @Nullable String startAt, Fields fields, ObjectNode states, Surroundings around) {
        int problemsBefore = problems.count();
        Map<String, State> parsed =
                LinkedHashMap.newLinkedHashMap(states.members().size());
        StateGraph graph = new StateGraph(problems, fields.location(), states);
        for (Member member : states.members().values()) {
            State state = state(member, fields.at("States"), graph, around);
            if (state != null) {
                parsed.put(member.name(), state);
            }
        }
        for (Member member : states.repeated()) {
            reportDuplicate(member, fields.at("States"));
        }
        if (startAt != null) {
            graph.start(startAt, fields.at("StartAt"), position(fields, "StartAt"));
        }
        graph.check(problems.count() == problemsBefore);
        return startAt == null ? null : new StateGroup(startAt, Collections.unmodifiableMap(parsed));
    }

    /** Reads a state that stands alone, with a stand-in for its name. Its targets are not looked at. */
    @Nullable
    State alone(Node node, Surroundings around) {
        Member member = new Member(ParsedState.NAME, node.position(), node);
        ObjectNode states = new ObjectNode(node.position(), Map.of(member.name(), member), List.of());
        return state(member, "/States", new StateGraph(problems, "", states), around);
    }

    private @Nullable State state(Member member, String location, StateGraph graph, Surroundings around) {
        if (!checkName(member, location)) {
            return null;
        }
        StateReading reading = new StateReading(location + "/" + member.name(), around.variables());
        Fields fields = Fields.of(member.value(), location + "/" + member.name(), problems, reading);
        if (fields == null) {
            return null;
        }
        State state = new StateParser(this, graph, around).parse(member.name(), fields);
        if (!reading.variablesRead().isEmpty()) {
            variableReferences.put(member.name(), List.copyOf(reading.variablesRead()));
        }
        return state;
    }

    /** Whether a state may be called that. */
    private boolean checkName(Member member, String location) {
        String name = member.name();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME_CHARACTERS) {
            String reason = name.isEmpty()
                    ? "State names must not be empty"
                    : "State '" + name + "' exceeds the " + MAX_NAME_CHARACTERS
                            + "-character limit allowed by the service";
            problems.add(
                    Problems.STATE_NAME, "Invalid State name: " + reason, location + "/" + name, member.position());
            return false;
        }
        if (!namesOfMachine.add(name)) {
            reportDuplicate(member, location);
        }
        if (namesOfMachine.size() == MAX_STATES + 1) {
            problems.add(
                    Problems.SCHEMA,
                    "A state machine may have at most " + MAX_STATES + " states",
                    location,
                    member.position());
        }
        return namesOfMachine.size() <= MAX_STATES;
    }

    private void reportDuplicate(Member member, String location) {
        problems.add(
                Problems.DUPLICATE_STATE,
                "Duplicate State name: " + member.name(),
                location + "/" + member.name(),
                member.position());
    }

    private static SourcePosition position(Fields fields, String field) {
        Node node = fields.node(field);
        return node == null ? fields.position() : node.position();
    }
}
