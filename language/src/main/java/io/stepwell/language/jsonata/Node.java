package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of an expression: first as it was parsed, then as {@link Lowering} rearranged it; never changed
 * after that, so that threads may share it. A part that does not exist is {@link #NONE} or an empty list.
 */
final class Node {
    static final Node NONE = new Node(Kind.END, 0, null);

    Kind kind;
    final int position;
    /** The operator of a binary node, the name of a variable or field, the value of a literal. */
    @Nullable
    Object value;

    Node left = NONE;
    Node right = NONE;
    /** The third part: what a condition is otherwise, what a transformation deletes. */
    Node third = NONE;
    /** Steps of a path, arguments, elements of an array, expressions of a block. */
    List<Node> items = List.of();
    /** Keys and values of an object or of a grouping. */
    List<Node[]> pairs = List.of();

    /** Whether an order-by term descends. */
    boolean descending;
    /** Whether a one-element result stays an array ({@code []} was written). */
    boolean keepArray;
    /** The same for a whole path. */
    boolean keepSingletonArray;
    /** Whether an array constructor is a step whose result is not flattened. */
    boolean constructs;
    /** Whether a lambda is only the rest of a computation, left to the caller's loop. */
    boolean thunk;
    /** Whether a step carries bindings (focus, position, ancestor) along. */
    boolean tuple;

    @Nullable
    String focus;

    @Nullable
    String index;

    @Nullable
    Slot ancestor;

    @Nullable
    Slot slot;

    @Nullable
    List<Slot> seekingParent;

    /** Filters that follow a node that is not a step. */
    List<Node> predicates = List.of();
    /** Filters and positions that follow a step. */
    List<Node> stages = List.of();

    Node group = NONE;

    @Nullable
    Signature signature;

    Node(Kind kind, int position, @Nullable Object value) {
        this.kind = kind;
        this.position = position;
        this.value = value;
    }

    /** The place an ancestor's value is kept under while a path is walked. */
    static final class Slot {
        String label;
        int level = 1;
        final int index;

        Slot(int index) {
            this.label = "!" + index;
            this.index = index;
        }
    }

    boolean exists() {
        return this != NONE;
    }

    String text() {
        return String.valueOf(value);
    }

    boolean isOperator(String operator) {
        return kind == Kind.BINARY && operator.equals(value);
    }

    Node lastItem() {
        return items.get(items.size() - 1);
    }

    void add(Node item) {
        if (!(items instanceof ArrayList)) {
            items = new ArrayList<>(items);
        }
        items.add(item);
    }
}
