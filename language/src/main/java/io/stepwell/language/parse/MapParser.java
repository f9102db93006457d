package io.stepwell.language.parse;

import io.stepwell.language.data.ItemsSource;
import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Template;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.MapDistribution;
import io.stepwell.language.definition.MapIteration;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.Recovery;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.definition.Transition;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.parse.Node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Map states, in their present form (ItemProcessor, ItemSelector) and the older one (Iterator, Parameters). */
final class MapParser {
    private static final PathExpression WHOLE_INPUT = PathExpression.compile("$");
    private static final List<String> DISTRIBUTED_ONLY = List.of("ItemReader", "ItemBatcher", "ResultWriter");

    private MapParser() {}

    static @Nullable State parse(StateHead head, Fields fields, StateParser states) {
        FlowParser flow = new FlowParser(head, fields);
        MapIteration iteration = iteration(head, fields, flow);
        OutputFlow out = flow.outputOfWork();
        Fields processor = processor(fields);
        WorkflowType executionType = processor == null ? null : distributed(processor);
        MapDistribution distribution = null;
        if (executionType != null) {
            distribution = new DistributionParser(head, fields, states).parse(executionType);
            if (states.workflowType() == WorkflowType.EXPRESS) {
                fields.schema("Express state machine does not support Map states in DISTRIBUTED mode");
            }
        } else {
            refuseDistributedFields(fields);
        }
        StateGroup group = processor == null ? null : group(processor, executionType, states);
        Recovery recovery = RecoveryParser.parse(head, fields, states);
        Transition transition = states.transition(head, fields);
        if (group == null) {
            return null;
        }
        return distribution == null
                ? new MapState(head, iteration, group, out, recovery, transition)
                : new DistributedMapState(head, iteration, distribution, group, out, recovery, transition);
    }

    private static void refuseDistributedFields(Fields fields) {
        fields.string("Label");
        for (String field : DISTRIBUTED_ONLY) {
            fields.know(field);
            if (fields.has(field)) {
                fields.schema("The field '" + field + "' needs a Map state in DISTRIBUTED mode", field);
            }
        }
    }

    private static MapIteration iteration(StateHead head, Fields fields, FlowParser flow) {
        boolean jsonPath = head.queryLanguage() == QueryLanguage.JSON_PATH;
        fields.onlyIn(head.queryLanguage().other(), jsonPath ? "Items" : "ItemsPath");
        OneOf.atMostOne(fields, "ItemSelector", "Parameters");
        Template selector = flow.eitherTemplate("ItemSelector");
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

    private static @Nullable Fields processor(Fields fields) {
        String field = fields.has("Iterator") ? "Iterator" : "ItemProcessor";
        OneOf.atMostOne(fields, "ItemProcessor", "Iterator");
        fields.know("ItemProcessor");
        fields.require(field);
        return fields.object(field);
    }

    private static @Nullable StateGroup group(
            Fields processor, @Nullable WorkflowType executionType, StateParser states) {
        processor.string("Comment");
        StateGroup group =
                executionType == null ? states.group(processor) : states.groupOfItsOwn(processor, executionType);
        processor.refuseOthers();
        return group;
    }

    /** What the children of a Distributed Map are; null for an inline one. */
    private static @Nullable WorkflowType distributed(Fields processor) {
        Fields config = processor.object("ProcessorConfig");
        if (config == null) {
            return null;
        }
        String mode = config.string("Mode");
        WorkflowType type = null;
        if ("DISTRIBUTED".equals(mode)) {
            config.require("ExecutionType");
            type = executionType(config);
        } else if (mode != null && !mode.equals("INLINE")) {
            config.schema("The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]", "Mode");
        }
        config.refuseOthers();
        return type;
    }

    private static WorkflowType executionType(Fields config) {
        String text = config.string("ExecutionType");
        if (text != null && !text.equals("STANDARD") && !text.equals("EXPRESS")) {
            config.schema(
                    "The field 'ExecutionType' should have one of these values: [STANDARD, EXPRESS]", "ExecutionType");
        }
        return "EXPRESS".equals(text) ? WorkflowType.EXPRESS : WorkflowType.STANDARD;
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
