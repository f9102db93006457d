package io.stepwell.language.parse;

import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.ResultPlacement;
import io.stepwell.language.data.Selection;
import io.stepwell.language.data.Template;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.path.ReferencePath;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a state's data flow. A JSONata state does not know those of JSONPath, so that they are refused as
 * unknown; its own are refused as not yet supported.
 */
final class FlowParser {
    private final Fields fields;
    private final boolean jsonPath;

    FlowParser(StateHead head, Fields fields) {
        this.fields = fields;
        this.jsonPath = head.queryLanguage() == QueryLanguage.JSON_PATH;
        if (!jsonPath) {
            Features.refuse(fields, "Output", "JSONata (the field 'Output')");
        }
    }

    Selection inputPath() {
        return selection("InputPath");
    }

    Selection outputPath() {
        return selection("OutputPath");
    }

    private Selection selection(String field) {
        Node node = jsonPath ? fields.node(field) : null;
        if (node == null) {
            return Selection.WHOLE;
        }
        if (node.isNull()) {
            return Selection.NOTHING;
        }
        PathExpression path = Paths.path(fields, field);
        return path == null || path.isInput() ? Selection.WHOLE : new Selection.At(path);
    }

    ResultPlacement resultPath() {
        return jsonPath ? resultPath(fields) : ResultPlacement.REPLACE;
    }

    /** The field {@code ResultPath} of a state or a catcher. */
    static ResultPlacement resultPath(Fields fields) {
        Node node = fields.node("ResultPath");
        if (node == null) {
            return ResultPlacement.REPLACE;
        }
        if (node.isNull()) {
            return ResultPlacement.DISCARD;
        }
        ReferencePath path = Paths.reference(fields, "ResultPath");
        return path == null || path.isRoot() ? ResultPlacement.REPLACE : new ResultPlacement.PutAt(path);
    }

    /** A payload template; null when the field is not there. */
    @Nullable
    Template template(String field) {
        Node node = jsonPath ? fields.node(field) : null;
        return node == null ? null : new TemplateParser(fields.problems(), fields.at(field)).parse(node);
    }
}
