package io.stepwell.language.parse;

/** What the language has and this version does not. Each refusal names the feature. */
final class Features {
    private Features() {}

    static String message(String feature) {
        return feature + " is not supported by this version of Stepwell";
    }

    /** Refuses a field, when it is there, because of the feature it stands for. */
    static void refuse(Fields fields, String field, String feature) {
        if (fields.node(field) != null) {
            fields.report(Problems.UNSUPPORTED, message(feature), field);
        }
    }
}
