package io.stepwell.api.operation;

import io.stepwell.api.wire.RequestFault;

/** Checks the ARNs of roles. */
final class Roles {
    private Roles() {}

    /**
     * Gives the ARN back.
     *
     * @throws RequestFault {@code InvalidArn} when it is not that of an IAM role
     */
    static String check(String arn) {
        if (!arn.matches("arn:[^:]+:iam::[^:]*:role/.+")) {
            throw RequestFault.client("InvalidArn", "Invalid Role Arn: '" + arn + "'");
        }
        return arn;
    }
}
