package io.stepwell.language.path;

import io.stepwell.language.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A reference path cannot be written to in a tree: it runs into a value that is no object, or out of an array.
 *
 * <p>The message is AWS's: {@code Unable to apply ReferencePath $.a to input "text"}. It carries no stack trace.
 */
public final class PathFailureException extends Exception {
    private static final long serialVersionUID = 1;

    PathFailureException(String pathText, @Nullable Object root) {
        super("Unable to apply ReferencePath " + pathText + " to input " + JsonWriter.write(root), null, false, false);
    }
}
