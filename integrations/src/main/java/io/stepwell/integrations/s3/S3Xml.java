package io.stepwell.integrations.s3;

import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What S3 says in XML. Elements that are not known are passed over; entities are not resolved. */
final class S3Xml {
    private static final XMLInputFactory XML = factory();

    private S3Xml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The error in a response; never fails, whatever the body holds. */
    static ServiceError error(ServiceResponse response) {
        Map<String, String> fields = new HashMap<>();
        try {
            read(response.body(), (depth, name, text) -> fields.putIfAbsent(name, text));
        } catch (XMLStreamException notXml) {
            // a proxy's page, or nothing: the status must do
        }
        String requestId = fields.getOrDefault("RequestId", response.requestId());
        return new ServiceError(fields.get("Code"), null, fields.get("Message"), response.statusCode(), requestId);
    }

    /** The text of the first element with that name. */
    static String text(ServiceResponse response, String element) throws BucketException {
        Map<String, String> fields = new HashMap<>();
        try {
            read(response.body(), (depth, name, text) -> fields.putIfAbsent(name, text));
        } catch (XMLStreamException e) {
            throw notUnderstood(e);
        }
        String text = fields.get(element);
        if (text == null) {
            throw BucketException.of("InternalError", "The answer of S3 has no " + element + ".");
        }
        return text;
    }

    /** A page of ListObjectsV2 that was asked for with {@code encoding-type=url}. */
    static ObjectPage page(ServiceResponse response) throws BucketException {
        List<ListedObject> objects = new ArrayList<>();
        Map<String, String> ofPage = new HashMap<>();
        Map<String, String> ofObject = new HashMap<>();
        try {
            read(response.body(), (depth, name, text) -> {
                if (depth == 3) {
                    ofObject.put(name, text);
                } else if (depth == 2 && name.equals("Contents")) {
                    objects.add(object(ofObject));
                    ofObject.clear();
                } else if (depth == 2) {
                    ofPage.put(name, text);
                }
            });
        } catch (XMLStreamException | IllegalArgumentException | DateTimeParseException e) {
            throw notUnderstood(e);
        }
        boolean more = Boolean.parseBoolean(ofPage.get("IsTruncated"));
        return new ObjectPage(objects, more ? ofPage.get("NextContinuationToken") : null);
    }

    private static ListedObject object(Map<String, String> fields) {
        return new ListedObject(
                URLDecoder.decode(fields.getOrDefault("Key", ""), StandardCharsets.UTF_8),
                fields.getOrDefault("ETag", ""),
                Long.parseLong(fields.getOrDefault("Size", "0")),
                Instant.parse(fields.getOrDefault("LastModified", "1970-01-01T00:00:00Z"))
                        .getEpochSecond(),
                fields.getOrDefault("StorageClass", "STANDARD"));
    }

    private static BucketException notUnderstood(Exception e) {
        return BucketException.of("InternalError", "The answer of S3 is not understood: " + e.getMessage());
    }

    /** Is told of each element at its end. */
    private interface Visitor {
        void element(int depth, String name, String text);
    }

    private static void read(byte[] body, Visitor visitor) throws XMLStreamException {
        XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(body));
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    visitor.element(depth--, reader.getLocalName(), text.toString());
                    text.setLength(0);
                }
                default -> {
                    // comments and the like
                }
            }
        }
    }
}
