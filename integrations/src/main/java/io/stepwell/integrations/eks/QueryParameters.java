package io.stepwell.integrations.eks;

import io.stepwell.integrations.aws.CallParameters.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of strings to lists of strings, as tasks give the query of a request to Kubernetes. */
final class QueryParameters {
    private QueryParameters() {}

    static Map<String, List<String>> read(String field, @Nullable Object value) throws Refused {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (value == null) {
            return query;
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw Refused.because("The value for the field '" + field + "' must be an OBJECT of lists of strings");
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            List<String> texts = new ArrayList<>();
            for (Object each : member.getValue() instanceof List<?> list ? list : List.of(0)) {
                if (!(each instanceof String text)) {
                    throw Refused.because("The value for the field '" + field + "." + member.getKey()
                            + "' must be a LIST of STRINGs");
                }
                texts.add(text);
            }
            query.put((String) member.getKey(), texts);
        }
        return query;
    }
}
