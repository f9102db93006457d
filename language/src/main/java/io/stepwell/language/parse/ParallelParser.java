package io.stepwell.language.parse;

import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.definition.StateHead;
import java.util.ArrayList;
import java.util.List;

/** Parallel states. */
final class ParallelParser {
    private ParallelParser() {}

    static ParallelState parse(StateHead head, Fields fields, StateParser states) {
        fields.require("Branches");
        FlowParser flow = new FlowParser(head, fields);
        return new ParallelState(
                head,
                flow.input(),
                branches(fields, states),
                flow.outputOfWork(),
                RecoveryParser.parse(head, fields, states),
                states.transition(head, fields));
    }

    private static List<StateGroup> branches(Fields fields, StateParser states) {
        List<Fields> branches = fields.objects("Branches", false);
        List<StateGroup> groups = new ArrayList<>();
        for (Fields branch : branches == null ? List.<Fields>of() : branches) {
            branch.string("Comment");
            StateGroup group = states.group(branch);
            branch.refuseOthers();
            if (group != null) {
                groups.add(group);
            }
        }
        return List.copyOf(groups);
    }
}
