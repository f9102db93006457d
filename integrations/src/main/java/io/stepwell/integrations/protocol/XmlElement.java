package io.stepwell.integrations.protocol;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML document.
 *
 * @param name without its prefix
 * @param attributes with their prefixes: {@code xsi:type}
 * @param text directly in it
 */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    private static final int DEPTH_MAX = 100;
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * The root element of a document.
     *
     * @throws UnreadableResponseException when it is no XML, has a document type, or is nested too deeply
     */
    static XmlElement parse(String text) throws UnreadableResponseException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    if (reader.getEventType() == XMLStreamConstants.DTD) {
                        throw new UnreadableResponseException("The XML has a document type");
                    }
                }
                return element(reader, 1);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableResponseException("The body is not XML");
        }
    }

    private static XmlElement element(XMLStreamReader reader, int depth)
            throws XMLStreamException, UnreadableResponseException {
        if (depth > DEPTH_MAX) {
            throw new UnreadableResponseException("The XML has more than " + DEPTH_MAX + " levels");
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String local = reader.getAttributeLocalName(i);
            attributes.put(
                    prefix == null || prefix.isEmpty() ? local : prefix + ":" + local, reader.getAttributeValue(i));
        }
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new XmlElement(name, attributes, children, text.toString());
    }

    /** The first child of that name; null when there is none. */
    @Nullable
    XmlElement child(String childName) {
        return children.stream()
                .filter(c -> c.name.equals(childName))
                .findFirst()
                .orElse(null);
    }

    /** All children of that name. */
    List<XmlElement> children(String childName) {
        return children.stream().filter(c -> c.name.equals(childName)).toList();
    }

    /** The first element of that name in the order of the document, this one included; null when there is none. */
    @Nullable
    XmlElement find(String wanted) {
        if (name.equals(wanted)) {
            return this;
        }
        for (XmlElement child : children) {
            XmlElement found = child.find(wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The text of the first child of that name; null when there is none. */
    @Nullable
    String childText(String childName) {
        XmlElement child = child(childName);
        return child == null ? null : child.text.strip();
    }
}
