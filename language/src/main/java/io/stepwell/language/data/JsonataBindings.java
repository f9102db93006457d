package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression of a JSONata state sees by name: the variables and {@code $states}. Nothing is parsed or built
 * before the expression asks for it.
 */
final class JsonataBindings extends AbstractMap<String, @Nullable Object> {
    private final Map<String, Json> variables;
    private final States states;

    JsonataBindings(Scope scope) {
        this.variables = scope.variables();
        this.states = new States(scope);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return VariableName.RESERVED.equals(name) || variables.containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (VariableName.RESERVED.equals(name)) {
            return states;
        }
        Json variable = variables.get(name);
        return variable == null ? null : variable.tree();
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        variables.forEach((name, value) -> all.put(name, value.tree()));
        all.put(VariableName.RESERVED, states);
        return all.entrySet();
    }

    /** The members of {@code $states}; those that a place does not have are missing. */
    private static final class States extends AbstractMap<String, @Nullable Object> {
        private final Scope scope;
        private @Nullable Map<String, @Nullable Object> context;

        States(Scope scope) {
            this.scope = scope;
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return "context".equals(name) || document(name) != null;
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            if ("context".equals(name)) {
                return context();
            }
            Json document = document(name);
            return document == null ? null : document.tree();
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            for (String name : new String[] {"input", "context", "result", "errorOutput"}) {
                if (containsKey(name)) {
                    all.put(name, get(name));
                }
            }
            return all.entrySet();
        }

        private @Nullable Json document(@Nullable Object name) {
            return switch (String.valueOf(name)) {
                case "input" -> scope.input();
                case "result" -> scope.result();
                case "errorOutput" -> scope.errorOutput();
                default -> null;
            };
        }

        private Map<String, @Nullable Object> context() {
            if (context == null) {
                context = scope.context().get();
            }
            return context;
        }
    }
}
