package io.stepwell.server.connections;

import io.stepwell.api.wire.Answer;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Connections.Connection;

/** Connections as EventBridge answers them; none with a secret. */
final class ConnectionAnswers {
    private ConnectionAnswers() {}

    /** CreateConnection, UpdateConnection, DeleteConnection, DeauthorizeConnection. */
    static Answer changed(Connection c, String state) {
        return Answer.empty()
                .set("ConnectionArn", c.arn())
                .set("ConnectionState", state)
                .setTime("CreationTime", c.creationMillis())
                .setTime("LastModifiedTime", c.modifiedMillis())
                .setTimeIfPresent("LastAuthorizedTime", c.authorizedMillis());
    }

    /** An element of ListConnections. */
    static Answer listed(Connection c) {
        return changed(c, c.state()).set("Name", c.name()).set("AuthorizationType", c.authorizationType());
    }

    /** DescribeConnection. */
    static Answer described(Connection c) {
        Answer answer = listed(c).setIfPresent("Description", c.description()).set("SecretArn", c.secretArn());
        String shown = c.shownParameters();
        return shown == null
                ? answer
                : answer.setIfPresent("AuthParameters", Json.parse(shown).tree());
    }
}
