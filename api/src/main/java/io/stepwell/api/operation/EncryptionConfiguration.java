package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.shape.WholeNumberShape;
import io.stepwell.api.wire.RequestFault;
import org.jspecify.annotations.Nullable;

/** Reads {@code encryptionConfiguration}. Keys of KMS are refused: data would not be encrypted with them. */
final class EncryptionConfiguration {
    static final Structure SHAPE = Structure.of(
            optional("kmsKeyId", TextShape.text(1, 2_048)),
            optional("kmsDataKeyReusePeriodSeconds", new WholeNumberShape(60, 900)),
            required("type", TextShape.oneOf("AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY")));

    /** What describes say when none was given. */
    static final String DEFAULT = "{\"type\":\"AWS_OWNED_KEY\"}";

    private EncryptionConfiguration() {}

    /**
     * The configuration as JSON of the API's shape; null when none was given.
     *
     * @throws RequestFault {@code InvalidEncryptionConfiguration}
     */
    static @Nullable String read(@Nullable Members given) {
        if (given == null) {
            return null;
        }
        if (!given.text("type").equals("AWS_OWNED_KEY")) {
            throw invalid("this server has no customer managed keys; use type AWS_OWNED_KEY");
        }
        boolean keyGiven =
                given.textOrNull("kmsKeyId") != null || given.wholeNumberOr("kmsDataKeyReusePeriodSeconds", 0) != 0;
        if (keyGiven) {
            throw invalid("kmsKeyId and kmsDataKeyReusePeriodSeconds cannot be set when type is AWS_OWNED_KEY");
        }
        return DEFAULT;
    }

    /** The same for a new resource, which is encrypted by AWS's rules when nothing was given. */
    static String readNew(@Nullable Members given) {
        String read = read(given);
        return read == null ? DEFAULT : read;
    }

    /** The configuration to show. */
    static String shown(@Nullable String stored) {
        return stored == null ? DEFAULT : stored;
    }

    private static RequestFault invalid(String reason) {
        return RequestFault.client("InvalidEncryptionConfiguration", "Invalid Encryption Configuration: " + reason);
    }
}
