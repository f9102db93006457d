package io.stepwell.language.parse;

import io.stepwell.language.definition.StateHead;
import io.stepwell.language.definition.SucceedState;

/** Succeed states. */
final class SucceedParser {
    private SucceedParser() {}

    static SucceedState parse(StateHead head, Fields fields, StateParser states) {
        FlowParser flow = new FlowParser(head, fields);
        states.terminal();
        return new SucceedState(head, flow.inputPath(), flow.outputOfSucceed());
    }
}
