package io.stepwell.integrations.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Java function for the tests, run in a process of its own. */
public final class JavaHandler {
    public Map<String, Object> handle(Map<String, Object> event, Context context) {
        if (event.containsKey("fail")) {
            throw new IllegalStateException(String.valueOf(event.get("fail")));
        }
        Map<String, Object> answer = new LinkedHashMap<>(event);
        answer.put("function", context.getFunctionName());
        answer.put("pid", ProcessHandle.current().pid());
        return answer;
    }
}
