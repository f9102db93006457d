package io.stepwell.language.parse;

import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.definition.ParsedState;
import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Parses, validates and compiles the text of a definition. */
public final class DefinitionParser {
    /** The longest definition accepted, in characters (AWS API, CreateStateMachine). */
    public static final int MAX_CHARACTERS = 1_048_576;

    private DefinitionParser() {}

    /**
     * Compiles the definition of a standard workflow.
     *
     * @param text JSON in the Amazon States Language
     * @return the compiled definition, or every error found at once
     */
    public static ParsedDefinition parse(String text) {
        return parse(text, WorkflowType.STANDARD);
    }

    /**
     * Compiles the definition of a workflow of this type.
     *
     * @param text JSON in the Amazon States Language
     * @return the compiled definition, or every error found at once
     */
    public static ParsedDefinition parse(String text, WorkflowType type) {
        return parse(text, type, _ -> true);
    }

    /**
     * The same, which also refuses resources that name no service or action there is.
     *
     * @param isKnown whether a resource of the right form names something
     */
    public static ParsedDefinition parse(String text, WorkflowType type, Predicate<TaskResource> isKnown) {
        Problems problems = new Problems();
        Node root = read(text, problems);
        Definition definition = root == null ? null : new MachineParser(problems, type, isKnown).parse(root);
        return new ParsedDefinition(problems.any() ? null : definition, problems.inOrderOfText());
    }

    /**
     * Compiles one state by itself: where it leads to is not looked at. Diagnostics place it at
     * {@code /States/StateName}, as AWS's TestState does.
     *
     * @param text the JSON object of the state
     */
    public static ParsedState parseState(String text) {
        Problems problems = new Problems();
        Node root = read(text, problems);
        State state =
                root == null ? null : new MachineParser(problems, WorkflowType.STANDARD, _ -> true).parseState(root);
        return new ParsedState(problems.any() ? null : state, problems.inOrderOfText());
    }

    private static @Nullable Node read(String text, Problems problems) {
        if (text.isBlank()) {
            problems.add(Problems.MISSING_DESCRIPTION, "The definition is empty", "/", SourcePosition.START);
            return null;
        }
        if (text.length() > MAX_CHARACTERS) {
            problems.add(
                    Problems.INVALID_JSON,
                    "The definition has " + text.length() + " characters; at most " + MAX_CHARACTERS + " are allowed",
                    "/",
                    SourcePosition.START);
            return null;
        }
        try {
            return NodeReader.read(text);
        } catch (JsonSyntaxException e) {
            problems.add(
                    Problems.INVALID_JSON,
                    String.valueOf(e.getMessage()),
                    "/",
                    new SourcePosition(e.line(), e.column()));
            return null;
        }
    }
}
