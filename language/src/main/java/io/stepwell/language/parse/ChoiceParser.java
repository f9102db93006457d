package io.stepwell.language.parse;

import io.stepwell.language.choice.ChoiceRule;
import io.stepwell.language.choice.Condition;
import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Selection;
import io.stepwell.language.definition.ChoiceState;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.StateHead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choice states. */
final class ChoiceParser {
    private ChoiceParser() {}

    static ChoiceState parse(StateHead head, Fields fields, StateParser states) {
        FlowParser flow = new FlowParser(head, fields);
        Selection outputPath = flow.outputPath();
        fields.require("Choices");
        List<Fields> choices = fields.objects("Choices", false);
        List<ChoiceRule> rules = new ArrayList<>();
        for (Fields choice : choices == null ? List.<Fields>of() : choices) {
            ChoiceRule rule = rule(head, choice, outputPath, states);
            if (rule != null) {
                rules.add(rule);
            }
        }
        String defaultNext = fields.string("Default");
        states.leadsTo(head, defaultNext, fields, "Default");
        return new ChoiceState(head, flow.inputPath(), List.copyOf(rules), defaultNext, flow.outputOfRule(outputPath));
    }

    private static @Nullable ChoiceRule rule(StateHead head, Fields fields, Selection outputPath, StateParser states) {
        fields.string("Comment");
        fields.require("Next");
        String next = fields.string("Next");
        states.leadsTo(head, next, fields, "Next");
        boolean jsonPath = head.queryLanguage() == QueryLanguage.JSON_PATH;
        if (jsonPath) {
            fields.onlyIn(QueryLanguage.JSONATA, "Condition");
        } else {
            fields.onlyIn(QueryLanguage.JSON_PATH, "Variable");
            fields.onlyIn(QueryLanguage.JSON_PATH, Comparators.NAMES.toArray(String[]::new));
        }
        Condition condition = jsonPath ? ConditionParser.parse(fields) : queried(fields);
        OutputFlow out = new FlowParser(head, fields).outputOfRule(outputPath);
        fields.refuseOthers();
        return condition == null || next == null ? null : new ChoiceRule(condition, out, next);
    }

    /** The field {@code Condition}: true, false or an expression. */
    private static @Nullable Condition queried(Fields fields) {
        fields.require("Condition");
        if (Queries.isQuery(fields.node("Condition"))) {
            JsonataQuery query = Queries.query(fields, "Condition", Offered.INPUT);
            return query == null ? null : new Condition.Queried(query);
        }
        Boolean fixed = fields.bool("Condition");
        return fixed == null ? null : new Condition.Fixed(fixed);
    }
}
