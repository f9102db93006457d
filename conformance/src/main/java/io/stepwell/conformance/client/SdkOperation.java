package io.stepwell.conformance.client;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * One operation of an SDK client.
 *
 * @param newRequest makes an empty request builder
 * @param send sends a request that such a builder built
 */
record SdkOperation<C>(Supplier<? extends SdkPojo> newRequest, BiFunction<C, Object, SdkPojo> send) {
    /** Ties a builder, its request type and the client's method together. */
    static <C, B extends SdkPojo & Buildable, Q> SdkOperation<C> of(
            Supplier<B> newRequest, Class<Q> requestType, BiFunction<C, Q, ? extends SdkPojo> send) {
        return new SdkOperation<>(newRequest, (client, request) -> send.apply(client, requestType.cast(request)));
    }
}
