package io.stepwell.language.parse;

import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.WorkflowType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The top level of a definition (ASL section "Top-level fields"). */
final class MachineParser {
    /** The longest timeout AWS takes, in seconds. */
    static final long MAX_SECONDS = 99_999_999;

    private final Problems problems;
    private final WorkflowType type;
    private final Predicate<TaskResource> isKnown;

    MachineParser(Problems problems, WorkflowType type, Predicate<TaskResource> isKnown) {
        this.problems = problems;
        this.type = type;
        this.isKnown = isKnown;
    }

    /** A state that stands alone. */
    @Nullable
    State parseState(Node root) {
        VariableScope variables = new VariableScope();
        State state = new GroupParser(problems, QueryLanguage.JSON_PATH, isKnown)
                .alone(root, new GroupParser.Surroundings(0, variables, type));
        variables.check(problems);
        return state;
    }

    @Nullable
    Definition parse(Node root) {
        VariableScope variables = new VariableScope();
        Fields fields = Fields.of(root, "", problems, new StateReading("", variables));
        if (fields == null) {
            return null;
        }
        String comment = fields.string("Comment");
        String version = fields.string("Version");
        if (version != null && !version.equals("1.0")) {
            fields.schema("Value must be '1.0'", "Version");
        }
        QueryLanguage language = QueryLanguages.read(fields, QueryLanguage.JSON_PATH);
        Long timeoutSeconds = fields.integer("TimeoutSeconds", 1, MAX_SECONDS);
        GroupParser groups = new GroupParser(problems, language, isKnown);
        StateGroup group = groups.parse(fields, new GroupParser.Surroundings(0, variables, type));
        variables.check(problems);
        fields.refuseOthers();
        return group == null
                ? null
                : new Definition(comment, language, timeoutSeconds, group, groups.variableReferences());
    }
}
