package io.stepwell.language.parse;

import io.stepwell.language.data.Assignment;
import io.stepwell.language.data.InputFlow;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.ResultPlacement;
import io.stepwell.language.data.Selection;
import io.stepwell.language.data.Template;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.StateHead;
import io.stepwell.language.path.ReferencePath;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a data flow: of a state, of a choice rule or of a catcher. It asks only for those of the state's
 * language, so that those of the other are refused as unknown.
 */
final class FlowParser {
    private final Fields fields;
    private final boolean jsonPath;

    FlowParser(StateHead head, Fields fields) {
        this.fields = fields;
        this.jsonPath = head.queryLanguage() == QueryLanguage.JSON_PATH;
        if (jsonPath) {
            fields.onlyIn(QueryLanguage.JSONATA, "Output");
        }
    }

    /** InputPath → Parameters; or Arguments. */
    InputFlow input() {
        if (jsonPath) {
            fields.onlyIn(QueryLanguage.JSONATA, "Arguments");
        }
        Template parameters = template("Parameters");
        return new InputFlow(inputPath(), jsonPath ? parameters : queries("Arguments", Offered.INPUT));
    }

    /** InputPath → Parameters; a JSONata Pass state has neither. */
    InputFlow inputOfPass() {
        return new InputFlow(inputPath(), template("Parameters"));
    }

    /** ResultSelector → ResultPath → OutputPath, Assign; or Output, Assign. */
    OutputFlow outputOfWork() {
        return jsonPath
                ? new OutputFlow.OfJsonPath(template("ResultSelector"), resultPath(), outputPath(), assign())
                : queried(Offered.RESULT, "ResultSelector", "ResultPath", "OutputPath");
    }

    /** ResultPath → OutputPath, Assign; or Output, Assign. */
    OutputFlow outputOfPass() {
        return jsonPath
                ? new OutputFlow.OfJsonPath(null, resultPath(), outputPath(), assign())
                : queried(Offered.INPUT, "ResultPath", "OutputPath");
    }

    /** OutputPath, Assign; or Output, Assign. */
    OutputFlow outputOfInput() {
        return jsonPath ? outputOfRule(outputPath()) : queried(Offered.INPUT, "OutputPath");
    }

    /** OutputPath; or Output. */
    OutputFlow outputOfSucceed() {
        return jsonPath
                ? new OutputFlow.OfInput(outputPath(), Assignment.NONE)
                : new OutputFlow.OfJsonata(queries("Output", Offered.INPUT), Assignment.NONE);
    }

    /** The state's OutputPath and the rule's Assign; or the rule's Output and Assign. */
    OutputFlow outputOfRule(Selection outputPathOfState) {
        return jsonPath ? new OutputFlow.OfInput(outputPathOfState, assign()) : queried(Offered.INPUT);
    }

    /** ResultPath, Assign; or Output, Assign. */
    OutputFlow outputOfCatcher() {
        return jsonPath
                ? new OutputFlow.OfJsonPath(null, resultPath(), Selection.WHOLE, assign())
                : queried(Offered.ERROR_OUTPUT, "ResultPath");
    }

    Selection inputPath() {
        return selection("InputPath");
    }

    Selection outputPath() {
        return selection("OutputPath");
    }

    /** A payload template of a JSONPath state; null when the field is not there. */
    @Nullable
    Template template(String field) {
        if (!jsonPath) {
            fields.onlyIn(QueryLanguage.JSON_PATH, field);
            return null;
        }
        Node node = fields.node(field);
        return node == null ? null : new TemplateParser(fields, field).parse(node);
    }

    /** A template field that both languages have, ItemSelector or BatchInput; null when it is not there. */
    @Nullable
    Template eitherTemplate(String field) {
        return jsonPath ? template(field) : queries(field, Offered.INPUT);
    }

    private @Nullable Template queries(String field, Offered offered) {
        Node node = fields.node(field);
        return node == null ? null : new QueryTemplates(fields, offered).parse(node, fields.at(field));
    }

    /** Output, Assign; and not those fields of the other language. */
    private OutputFlow queried(Offered offered, String... ofJsonPath) {
        fields.onlyIn(QueryLanguage.JSON_PATH, ofJsonPath);
        return new OutputFlow.OfJsonata(queries("Output", offered), AssignParser.ofJsonata(fields, offered));
    }

    private Assignment assign() {
        return AssignParser.ofJsonPath(fields);
    }

    private Selection selection(String field) {
        if (!jsonPath) {
            fields.onlyIn(QueryLanguage.JSON_PATH, field);
            return Selection.WHOLE;
        }
        Node node = fields.node(field);
        if (node == null) {
            return Selection.WHOLE;
        }
        if (node.isNull()) {
            return Selection.NOTHING;
        }
        PathExpression path = Paths.path(fields, field);
        return path == null || path.isInput() ? Selection.WHOLE : new Selection.At(path);
    }

    private ResultPlacement resultPath() {
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
}
