package io.stepwell.language.jsonata;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array made by an evaluation. Arrays of the input are other lists and are never changed.
 *
 * <p>A <em>sequence</em> is the result of a query: with one element it stands for that element, with none for nothing.
 */
final class Sequence extends ArrayList<@Nullable Object> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether it is the result of a query, and collapses. */
    boolean isSequence;
    /** Whether it stays an array although it has one element. */
    boolean keepSingleton;
    /** Whether it was written as an array in a path, and is not flattened into it. */
    boolean constructed;
    /** Whether it only wraps an input that is an array, so that the array is one context. */
    boolean wrapsInput;
    /** Whether its elements are tuples: a value under {@code @}, and the names bound with it. */
    boolean tuples;

    Sequence() {}

    private Sequence(Collection<?> elements) {
        super(elements);
    }

    /** A plain array with these elements. */
    static Sequence array(Collection<?> elements) {
        return new Sequence(elements);
    }

    /** An empty result. */
    static Sequence query() {
        Sequence sequence = new Sequence();
        sequence.isSequence = true;
        return sequence;
    }

    /** A result of one element. */
    static Sequence query(@Nullable Object element) {
        Sequence sequence = query();
        sequence.add(element);
        return sequence;
    }

    static boolean isQuery(@Nullable Object value) {
        return value instanceof Sequence sequence && sequence.isSequence;
    }

    static boolean hasTuples(@Nullable Object value) {
        return value instanceof Sequence sequence && sequence.tuples;
    }

    /** The value as a list; what is not one becomes the only element of a query's result. */
    static List<?> listOf(@Nullable Object value) {
        return value instanceof List<?> list ? list : query(value);
    }
}
