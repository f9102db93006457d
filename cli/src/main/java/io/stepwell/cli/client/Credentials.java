package io.stepwell.cli.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What requests are signed with. */
public record Credentials(String accessKey, String secret, String region) {
    /** The credentials in the AWS SDKs' own variables; null when there are none. */
    public static @Nullable Credentials of(Map<String, String> environment) {
        String key = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        if (key == null || secret == null) {
            return null;
        }
        return new Credentials(key, secret, environment.getOrDefault("AWS_REGION", "us-east-1"));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Credentials[" + accessKey + ", " + region + "]";
    }
}
