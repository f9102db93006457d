package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import org.jspecify.annotations.Nullable;

/** Errors of the protocols that answer in XML: an element {@code Error} with a code and a message, wherever it is. */
final class XmlErrors {
    private XmlErrors() {}

    /** The element of the error; null when the body has none. */
    static @Nullable XmlElement element(ServiceResponse response) {
        try {
            XmlElement root = XmlElement.parse(response.text());
            XmlElement error = root.find("Error");
            return error == null && root.child("Code") != null ? root : error;
        } catch (UnreadableResponseException notXml) {
            return null;
        }
    }

    static ServiceError read(ServiceResponse response) {
        XmlElement error = element(response);
        String code = error == null ? null : error.childText("Code");
        String message = null;
        if (error != null) {
            message = error.childText("Message");
            message = message == null ? error.childText("message") : message;
        }
        return new ServiceError(
                code, null, message, response.statusCode(), requestId(response), response.extendedRequestId());
    }

    /** The request's id: in a header or in the body. */
    static @Nullable String requestId(ServiceResponse response) {
        if (response.requestId() != null) {
            return response.requestId();
        }
        try {
            XmlElement root = XmlElement.parse(response.text());
            for (String name : new String[] {"RequestId", "RequestID", "requestId"}) {
                XmlElement id = root.find(name);
                if (id != null) {
                    return id.text().strip();
                }
            }
        } catch (UnreadableResponseException notXml) {
            return null;
        }
        return null;
    }
}
