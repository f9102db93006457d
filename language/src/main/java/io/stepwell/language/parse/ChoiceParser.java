package io.stepwell.language.parse;

import io.stepwell.language.choice.ChoiceRule;
import io.stepwell.language.choice.Condition;
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
        fields.require("Choices");
        List<Fields> choices = fields.objects("Choices", false);
        List<ChoiceRule> rules = new ArrayList<>();
        for (Fields choice : choices == null ? List.<Fields>of() : choices) {
            ChoiceRule rule = rule(head, choice, states);
            if (rule != null) {
                rules.add(rule);
            }
        }
        String defaultNext = fields.string("Default");
        states.leadsTo(head, defaultNext, fields, "Default");
        return new ChoiceState(head, flow.inputPath(), List.copyOf(rules), defaultNext, flow.outputPath());
    }

    private static @Nullable ChoiceRule rule(StateHead head, Fields fields, StateParser states) {
        fields.know("Comment");
        fields.require("Next");
        String next = fields.string("Next");
        states.leadsTo(head, next, fields, "Next");
        Features.refuse(fields, "Assign", "Variables (the field 'Assign')");
        Condition condition = null;
        if (head.queryLanguage() == QueryLanguage.JSON_PATH) {
            condition = ConditionParser.parse(fields);
        } else {
            fields.require("Condition");
            Features.refuse(fields, "Condition", "JSONata (the field 'Condition')");
            Features.refuse(fields, "Output", "JSONata (the field 'Output')");
        }
        fields.refuseOthers();
        return condition == null || next == null ? null : new ChoiceRule(condition, next);
    }
}
