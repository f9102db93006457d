package io.stepwell.language.jsonata;

import io.stepwell.language.jsonata.Node.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds for each parent operator ({@code %}) the step whose context it means, and gives both the same slot. */
final class Ancestry {
    private final List<Slot> slots = new ArrayList<>();

    Slot slot() {
        Slot slot = new Slot(slots.size());
        slots.add(slot);
        return slot;
    }

    static List<Slot> list(@Nullable Slot slot) {
        List<Slot> list = new ArrayList<>();
        list.add(Objects.requireNonNull(slot));
        return list;
    }

    private static List<Slot> sought(Node node) {
        List<Slot> sought = node.seekingParent == null ? new ArrayList<>() : node.seekingParent;
        if (node.kind == Kind.PARENT && node.slot != null) {
            sought.add(node.slot);
        }
        return sought;
    }

    /** What a part seeks, the whole seeks. */
    static void push(Node whole, Node part) {
        if (part.seekingParent == null && part.kind != Kind.PARENT) {
            return;
        }
        List<Slot> sought = sought(part);
        if (whole.seekingParent == null) {
            whole.seekingParent = sought;
        } else {
            whole.seekingParent.addAll(sought);
        }
    }

    /** Looks in the steps of a path for what its last step seeks. */
    void resolve(Node path) {
        for (Slot slot : List.copyOf(sought(path.lastItem()))) {
            int index = path.items.size() - 2;
            while (slot.level > 0) {
                if (index < 0) {
                    if (path.seekingParent == null) {
                        path.seekingParent = new ArrayList<>();
                    }
                    path.seekingParent.add(slot);
                    break;
                }
                Node step = path.items.get(index--);
                while (index >= 0 && step.focus != null && path.items.get(index).focus != null) {
                    step = path.items.get(index--);
                }
                seek(step, slot);
            }
        }
    }

    void resolveInPredicate(Node step, Node predicate) {
        if (predicate.seekingParent == null) {
            return;
        }
        for (Slot slot : predicate.seekingParent) {
            if (slot.level == 1) {
                seek(step, slot);
            } else {
                slot.level--;
            }
        }
        push(step, predicate);
    }

    private void seek(Node node, Slot slot) {
        switch (node.kind) {
            case NAME, WILDCARD -> {
                if (--slot.level == 0) {
                    if (node.ancestor != null) {
                        slots.get(slot.index).label = node.ancestor.label;
                    }
                    node.ancestor = slot;
                    node.tuple = true;
                }
            }
            case PARENT -> slot.level++;
            case BLOCK -> {
                if (!node.items.isEmpty()) {
                    node.tuple = true;
                    seek(node.lastItem(), slot);
                }
            }
            case PATH -> {
                node.tuple = true;
                int index = node.items.size() - 1;
                seek(node.items.get(index--), slot);
                while (slot.level > 0 && index >= 0) {
                    seek(node.items.get(index--), slot);
                }
            }
            default ->
                throw Fault.of("S0217")
                        .at(node.position)
                        .token(node.kind.word())
                        .syntax();
        }
    }
}
