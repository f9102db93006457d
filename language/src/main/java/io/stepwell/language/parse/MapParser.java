package io.stepwell.language.parse;

import io.stepwell.language.data.ItemsSource;
import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Template;
import io.stepwell.language.definition.MapIteration;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.Recovery;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.definition.Transition;
import io.stepwell.language.parse.Node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Map states, inline, in their present form (ItemProcessor, ItemSelector) and the older one (Iterator, Parameters). */
final class MapParser {
    private static final PathExpression WHOLE_INPUT = PathExpression.compile("$");
    private static final List<String> DISTRIBUTED_ONLY = List.of("ItemReader", "ItemBatcher", "ResultWriter");

    private MapParser() {}

    static @Nullable MapState parse(StateHead head, Fields fields, StateParser states) {
        FlowParser flow = new FlowParser(head, fields);
        DISTRIBUTED_ONLY.forEach(
                field -> Features.refuse(fields, field, "Distributed Map (the field '" + field + "')"));
        fields.string("Label");
        MapIteration iteration = iteration(head, fields, flow);
        OutputFlow out = flow.outputOfWork();
        StateGroup processor = processor(fields, states);
        Recovery recovery = RecoveryParser.parse(head, fields, states);
        Transition transition = states.transition(head, fields);
        return processor == null ? null : new MapState(head, iteration, processor, out, recovery, transition);
    }

    private static MapIteration iteration(StateHead head, Fields fields, FlowParser flow) {
        boolean jsonPath = head.queryLanguage() == QueryLanguage.JSON_PATH;
        fields.onlyIn(head.queryLanguage().other(), jsonPath ? "Items" : "ItemsPath");
        OneOf.atMostOne(fields, "ItemSelector", "Parameters");
        Template selector = flow.itemSelector();
        Template parameters = flow.template("Parameters");
        return new MapIteration(
                flow.inputPath(),
                jsonPath ? itemsPath(fields) : items(fields),
                selector == null ? parameters : selector,
                orZero("MaxConcurrency", Numbers.integer(head, fields, "MaxConcurrency", 0, Integer.MAX_VALUE)),
                orZero(
                        "ToleratedFailureCount",
                        Numbers.integer(head, fields, "ToleratedFailureCount", 0, Integer.MAX_VALUE)),
                orZero("ToleratedFailurePercentage", Numbers.percentage(head, fields, "ToleratedFailurePercentage")));
    }

    private static @Nullable StateGroup processor(Fields fields, StateParser states) {
        String field = fields.has("Iterator") ? "Iterator" : "ItemProcessor";
        OneOf.atMostOne(fields, "ItemProcessor", "Iterator");
        fields.know("ItemProcessor");
        fields.require(field);
        Fields processor = fields.object(field);
        if (processor == null) {
            return null;
        }
        processor.string("Comment");
        checkConfig(processor);
        StateGroup group = states.group(processor);
        processor.refuseOthers();
        return group;
    }

    private static void checkConfig(Fields processor) {
        Fields config = processor.object("ProcessorConfig");
        if (config == null) {
            return;
        }
        String mode = config.string("Mode");
        if ("DISTRIBUTED".equals(mode)) {
            config.know("ExecutionType");
            config.report(Problems.UNSUPPORTED, Features.message("Distributed Map (Mode DISTRIBUTED)"), "Mode");
        } else if (mode != null && !mode.equals("INLINE")) {
            config.schema("The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]", "Mode");
        }
        config.refuseOthers();
    }

    private static ItemsSource itemsPath(Fields fields) {
        PathExpression path = Paths.place(fields, "ItemsPath", true);
        return new ItemsSource.AtPath(path == null ? WHOLE_INPUT : path);
    }

    /** The field {@code Items}: an array, in which expressions may stand, or an expression. */
    private static ItemsSource items(Fields fields) {
        Node node = fields.node("Items");
        if (node instanceof ArrayNode array) {
            return new ItemsSource.Written(
                    new QueryTemplates(fields, Offered.INPUT).elements(array, fields.at("Items")));
        }
        if (Queries.isQuery(node)) {
            JsonataQuery query = Queries.query(fields, "Items", Offered.INPUT);
            return query == null ? new ItemsSource.Input() : new ItemsSource.Queried(query);
        }
        if (node != null) {
            fields.schema("The value for the field 'Items' must be an array or a JSONata expression", "Items");
        }
        return new ItemsSource.Input();
    }

    private static NumberSource orZero(String field, @Nullable NumberSource source) {
        return source == null ? new NumberSource.Unset(field) : source;
    }
}
