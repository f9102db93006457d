package io.stepwell.conformance.doubles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Secrets Manager: secrets are made and read. */
final class Secrets implements JsonService {
    private final String arnPrefix;
    private final Map<String, Map<String, @Nullable Object>> secrets = new ConcurrentHashMap<>();

    Secrets(String region, String account) {
        arnPrefix = "arn:aws:secretsmanager:" + region + ":" + account + ":secret:";
    }

    @Override
    public String target() {
        return "secretsmanager";
    }

    @Override
    public String version() {
        return "1.1";
    }

    @Override
    public Map<String, @Nullable Object> answer(String operation, Map<?, ?> request) {
        return switch (operation) {
            case "CreateSecret" -> create(request);
            case "GetSecretValue" -> get(String.valueOf(request.get("SecretId")));
            default -> throw new ServiceFault("UnknownOperationException", operation + " is not played here");
        };
    }

    private Map<String, @Nullable Object> create(Map<?, ?> request) {
        String name = String.valueOf(request.get("Name"));
        if (!name.matches("[\\w/+=.@!-]{1,512}")) {
            throw new ServiceFault(
                    "ValidationException",
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following:"
                            + " -/_+=.@!");
        }
        Map<String, @Nullable Object> secret = new LinkedHashMap<>();
        secret.put("ARN", arnPrefix + name + "-AbCdEf");
        secret.put("Name", name);
        secret.put("VersionId", UUID.randomUUID().toString());
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(secret);
        kept.put("SecretString", request.get("SecretString"));
        if (secrets.putIfAbsent(name, kept) != null) {
            throw new ServiceFault(
                    "ResourceExistsException", "The operation failed because the secret " + name + " already exists.");
        }
        return secret;
    }

    private Map<String, @Nullable Object> get(String name) {
        Map<String, @Nullable Object> secret = secrets.get(name);
        if (secret == null) {
            throw new ServiceFault("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        }
        return secret;
    }
}
