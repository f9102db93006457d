package io.stepwell.conformance.doubles;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service of the AWS JSON protocol, as far as cases need it. */
interface JsonService {
    /** What stands before the dot in {@code X-Amz-Target}. */
    String target();

    /** Version of the protocol: {@code 1.0} or {@code 1.1}. */
    String version();

    /**
     * Answers a request.
     *
     * @throws ServiceFault when the service would refuse it, or does not play the operation
     */
    Map<String, @Nullable Object> answer(String operation, Map<?, ?> request);
}
