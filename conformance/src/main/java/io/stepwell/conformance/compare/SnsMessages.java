package io.stepwell.conformance.compare;

import io.stepwell.conformance.tree.Trees;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Addresses in the messages of SNS. */
final class SnsMessages {
    private static final String ADDRESS = "^https?://[^/]*";

    private SnsMessages() {}

    static void hideAddresses(@Nullable Object answers) {
        each(
                answers,
                "SigningCertURL",
                (members, url) -> members.put("SigningCertURL", url.replaceFirst(ADDRESS + "(?=/)", "<cert-domain>")));
        each(
                answers,
                "UnsubscribeURL",
                (members, url) ->
                        members.put("UnsubscribeURL", url.replaceFirst(ADDRESS + "/?", "<unsubscribe-domain>/")));
    }

    static void referCertificates(@Nullable Object answers, String label, TextReplacements replacements) {
        each(
                answers,
                "SigningCertURL",
                (members, url) ->
                        replacements.reference(url.replaceFirst("^.*/(SimpleNotificationService-)?", ""), label));
    }

    static void referSubscriptions(@Nullable Object answers, String label, TextReplacements replacements) {
        each(
                answers,
                "UnsubscribeURL",
                (members, url) -> replacements.reference(url.substring(url.lastIndexOf(':') + 1), label));
    }

    private static void each(
            @Nullable Object answers, String key, BiConsumer<Map<String, @Nullable Object>, String> visitor) {
        Trees.eachMember(answers, (members, name) -> {
            if (name.equals(key) && members.get(name) instanceof String url) {
                visitor.accept(members, url);
            }
        });
    }
}
