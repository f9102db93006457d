package io.stepwell.language.parse;

import io.stepwell.language.data.InputFlow;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.definition.PassState;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.json.Json;

/** Pass states. */
final class PassParser {
    private PassParser() {}

    static PassState parse(StateHead head, Fields fields, StateParser states) {
        FlowParser flow = new FlowParser(head, fields);
        Json result = null;
        if (head.queryLanguage() == QueryLanguage.JSONATA) {
            fields.onlyIn(QueryLanguage.JSON_PATH, "Result");
        } else {
            Node node = fields.node("Result");
            if (node != null) {
                Suspicions.ofResult(fields, node);
            }
            result = node == null ? null : Json.of(Literals.tree(node, fields.at("Result"), fields.problems()));
        }
        InputFlow in = flow.inputOfPass();
        OutputFlow out = flow.outputOfPass();
        return new PassState(head, in, result, out, states.transition(head, fields));
    }
}
