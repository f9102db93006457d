package io.stepwell.conformance.cases;

/** Reads the normalisation rules of a case. */
final class RuleReader {
    private RuleReader() {}

    static Rule read(Members rule) {
        return switch (rule.text("rule")) {
            case "regex" -> new Rule.Regex(rule.text("pattern"), rule.text("replacement"));
            case "jsonpath" -> new Rule.AtPath(rule.text("path"), rule.text("replacement"), rule.flag("reference"));
            case "key_value" -> new Rule.KeyValue(rule.text("key"), rule.text("replacement"), rule.flag("reference"));
            case "arn_resource_name" -> new Rule.ArnResourceName(rule.text("replacement"));
            case "map_run_arn" -> new Rule.MapRunArn(rule.text("of"), (int) rule.number("index", 0));
            case "map_run_arns_in" -> new Rule.MapRunArnsIn(rule.text("of"));
            case "parse_json_output" -> new Rule.ParseJsonOutput();
            case "sort_variable_references" -> new Rule.SortVariableReferences();
            case "sort_parallel_branch_events" -> new Rule.SortParallelBranchEvents();
            case "sns_urls" -> new Rule.SnsUrls();
            case "sns_signing_cert" -> new Rule.SnsSigningCert(rule.text("replacement"));
            case "sns_unsubscribe_subscription" -> new Rule.SnsUnsubscribeSubscription(rule.text("replacement"));
            case "sfn_defaults" -> new Rule.SfnDefaults();
            case String other ->
                throw new IllegalArgumentException(rule.place() + ": unknown normalisation rule '" + other + "'");
        };
    }
}
