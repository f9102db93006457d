package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathNotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled payload template: JSON in which members called {@code x.$} are computed (ASL section "Payload
 * Template"), or, in a JSONata state, texts between <code>{%</code> and <code>%}</code>.
 */
public sealed interface Template {
    /**
     * The filled-in tree. Parts without expressions are shared, not copied.
     *
     * @param input what {@code $} stands for
     */
    @Nullable
    Object fill(Json input, Scope scope) throws StateFailure;

    /** The filled-in document. */
    default Json document(Json input, Scope scope) throws StateFailure {
        return Json.of(fill(input, scope));
    }

    /** An array of these parts; a literal when they are. */
    static Template ofElements(List<Template> elements) {
        List<@Nullable Object> trees = new ArrayList<>(elements.size());
        for (Template element : elements) {
            if (!(element instanceof Literal literal)) {
                return new Elements(List.copyOf(elements));
            }
            trees.add(literal.tree());
        }
        return new Literal(Collections.unmodifiableList(trees));
    }

    /** An object of these parts, by name; a literal when they are. */
    static Template ofMembers(Map<String, Template> members) {
        Map<String, @Nullable Object> trees = LinkedHashMap.newLinkedHashMap(members.size());
        for (Map.Entry<String, Template> member : members.entrySet()) {
            if (!(member.getValue() instanceof Literal literal)) {
                return new Members(Collections.unmodifiableMap(members));
            }
            trees.put(member.getKey(), literal.tree());
        }
        return new Literal(Collections.unmodifiableMap(trees));
    }

    /** A part without expressions, as a plain tree. */
    record Literal(@Nullable Object tree) implements Template {
        @Override
        public @Nullable Object fill(Json input, Scope scope) {
            return tree;
        }
    }

    /**
     * A computed member. Where its path ends with an index that the array does not have, AWS gives null.
     *
     * @param field the member's name in the definition, with its {@code .$}
     */
    record Computed(String field, Expression expression) implements Template {
        @Override
        public @Nullable Object fill(Json input, Scope scope) throws StateFailure {
            try {
                return expression.value(input, scope);
            } catch (PathNotFoundException e) {
                if (e.isPastTheEnd()) {
                    return null;
                }
                throw Failures.notFound(expression, field, expression.document(input, scope));
            }
        }
    }

    /** A JSONata expression, in any place. */
    record Queried(JsonataQuery query) implements Template {
        @Override
        public @Nullable Object fill(Json input, Scope scope) throws StateFailure {
            return query.value(scope);
        }
    }

    /** An object, its members by the name they have in the result. */
    record Members(Map<String, Template> members) implements Template {
        @Override
        public Object fill(Json input, Scope scope) throws StateFailure {
            Map<String, @Nullable Object> filled = LinkedHashMap.newLinkedHashMap(members.size());
            for (Map.Entry<String, Template> member : members.entrySet()) {
                filled.put(member.getKey(), member.getValue().fill(input, scope));
            }
            return filled;
        }
    }

    /** An array. */
    record Elements(List<Template> elements) implements Template {
        @Override
        public List<@Nullable Object> fill(Json input, Scope scope) throws StateFailure {
            List<@Nullable Object> filled = new ArrayList<>(elements.size());
            for (Template element : elements) {
                filled.add(element.fill(input, scope));
            }
            return filled;
        }
    }
}
