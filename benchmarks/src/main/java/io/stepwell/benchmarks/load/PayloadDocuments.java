package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * JSON documents of one size, each different from all others.
 *
 * @param name of the variant that is measured with them
 * @param bytes the size of each
 * @param kind what stands in them
 */
record PayloadDocuments(String name, int bytes, Kind kind) {
    private static final List<String> NAMES = List.of(
            "Ada",
            "Barbara",
            "Edsger",
            "Frances",
            "Grace",
            "John",
            "Kathleen",
            "Leslie",
            "Margaret",
            "Niklaus",
            "Radia");
    private static final List<String> GOODS =
            List.of("kettle", "lamp", "chair", "notebook", "bicycle", "umbrella", "teapot", "clock", "blanket", "vase");

    /** What such a document is about. */
    enum Kind {
        ORDER,
        LETTERS
    }

    /** Orders as a shop writes them: the same members, other values; about half of a text is what others have too. */
    static PayloadDocuments orders(int bytes) {
        return new PayloadDocuments(bytes + " bytes", bytes, Kind.ORDER);
    }

    /** One text of random letters and digits: compressing saves but the third of each byte that they leave unused. */
    static PayloadDocuments randomLetters(int bytes) {
        return new PayloadDocuments(bytes + " bytes, random letters", bytes, Kind.LETTERS);
    }

    /** As many as fit into so many bytes, the same ones in every run. */
    List<String> different(int bytesTogether) {
        Random random = new Random(bytes);
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < bytesTogether / bytes; i++) {
            documents.add(kind == Kind.ORDER ? order(random) : letters(random, "{\"text\":\""));
        }
        return documents;
    }

    private String order(Random random) {
        String name = drawn(NAMES, random);
        StringBuilder text = new StringBuilder("{\"orderId\":\"")
                .append(new UUID(random.nextLong(), random.nextLong()))
                .append("\",\"customer\":{\"id\":")
                .append(random.nextInt(10_000_000))
                .append(",\"name\":\"")
                .append(name)
                .append("\",\"email\":\"")
                .append(name)
                .append(random.nextInt(1_000))
                .append("@example.com\"},\"items\":[");
        for (String item = item(random); text.length() + item.length() < bytes - 20; item = item(random)) {
            text.append(item).append(',');
        }
        text.setCharAt(text.length() - 1, ']');
        return letters(random, text.append(",\"note\":\"").toString());
    }

    private static String item(Random random) {
        return "{\"sku\":\"%08x\",\"name\":\"%s\",\"quantity\":%d,\"price\":%d.%02d,\"inStock\":%b}"
                .formatted(
                        random.nextInt(),
                        drawn(GOODS, random),
                        1 + random.nextInt(9),
                        random.nextInt(500),
                        random.nextInt(100),
                        random.nextBoolean());
    }

    /** Filled up to its size. */
    private String letters(Random random, String head) {
        StringBuilder text = new StringBuilder(head);
        while (text.length() < bytes - 2) {
            text.append(Character.forDigit(random.nextInt(36), 36));
        }
        return text.append("\"}").toString();
    }

    private static String drawn(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
