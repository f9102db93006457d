package io.stepwell.conformance.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of JSONPath that cases use: {@code $}, {@code .name}, {@code ..name}, {@code [n]}, {@code [-n]}, {@code [*]}.
 *
 * <p>{@code ..} looks in the value itself first, then in all below it, in order.
 */
public final class TreePath {
    private static final Pattern STEP =
            Pattern.compile("\\.\\.(?<deep>[\\w-]+)|\\.(?<name>[\\w-]+)|\\[(?<index>-?\\d+)]|(?<all>\\[\\*]|\\.\\*)");

    /** One place a path leads to: a member of {@code holder} (a map) or an element of it (a list). */
    public record Place(Object holder, Object key) {
        public @Nullable Object value() {
            return key instanceof Integer index
                    ? Trees.array(holder, "holder").get(index)
                    : Trees.object(holder, "holder").get((String) key);
        }

        public void replace(@Nullable Object value) {
            if (key instanceof Integer index) {
                Trees.array(holder, "holder").set(index, value);
            } else {
                Trees.object(holder, "holder").put((String) key, value);
            }
        }
    }

    private sealed interface Step {
        record Deep(String name) implements Step {}

        record Name(String name) implements Step {}

        record Index(int index) implements Step {}

        record All() implements Step {}
    }

    private final String text;
    private final List<Step> steps;

    private TreePath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    /** @throws IllegalArgumentException when the path has a form that is not supported */
    public static TreePath parse(String text) {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("path '" + text + "' must start with $");
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int position = 1;
        while (position < text.length()) {
            if (!step.find(position) || step.start() != position) {
                throw new IllegalArgumentException(
                        "path '" + text + "' cannot be understood from '" + text.substring(position) + "' on");
            }
            steps.add(step(step));
            position = step.end();
        }
        return new TreePath(text, steps);
    }

    private static Step step(Matcher found) {
        if (found.group("deep") != null) {
            return new Step.Deep(found.group("deep"));
        }
        if (found.group("name") != null) {
            return new Step.Name(found.group("name"));
        }
        return found.group("index") != null ? new Step.Index(Integer.parseInt(found.group("index"))) : new Step.All();
    }

    /** Every place the path leads to in this tree, in order; none when it leads nowhere. */
    public List<Place> places(@Nullable Object tree) {
        List<Place> places = List.of(new Place(new ArrayList<>(java.util.Collections.singletonList(tree)), 0));
        for (Step step : steps) {
            List<Place> next = new ArrayList<>();
            places.forEach(place -> follow(step, place.value(), next));
            places = next;
        }
        return steps.isEmpty() ? List.of() : places;
    }

    private static void follow(Step step, @Nullable Object value, List<Place> found) {
        switch (step) {
            case Step.Name(String name) -> member(value, name, found);
            case Step.Index(int index) -> element(value, index, found);
            case Step.All() -> children(value, found);
            case Step.Deep(String name) -> {
                member(value, name, found);
                List<Place> children = new ArrayList<>();
                children(value, children);
                children.forEach(child -> follow(step, child.value(), found));
            }
        }
    }

    private static void member(@Nullable Object value, String name, List<Place> found) {
        if (value instanceof Map<?, ?> members && members.containsKey(name)) {
            found.add(new Place(members, name));
        }
    }

    private static void element(@Nullable Object value, int index, List<Place> found) {
        if (value instanceof List<?> elements) {
            int position = index < 0 ? elements.size() + index : index;
            if (position >= 0 && position < elements.size()) {
                found.add(new Place(elements, position));
            }
        }
    }

    private static void children(@Nullable Object value, List<Place> found) {
        if (value instanceof Map<?, ?> members) {
            members.keySet().forEach(name -> found.add(new Place(members, name)));
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                found.add(new Place(elements, i));
            }
        }
    }

    /** Removes what the path leads to from the tree. */
    public void removeFrom(@Nullable Object tree) {
        for (Place place : places(tree).reversed()) {
            if (place.key() instanceof Integer index) {
                Trees.array(place.holder(), "holder").remove((int) index);
            } else {
                Trees.object(place.holder(), "holder").remove(place.key());
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
