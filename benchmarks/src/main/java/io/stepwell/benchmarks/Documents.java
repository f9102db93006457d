package io.stepwell.benchmarks;

import io.stepwell.language.definition.Definition;
import io.stepwell.language.parse.DefinitionParser;

/** The data the benchmarks work on. */
final class Documents {
    /** An input like that of an order process, about 500 bytes. */
    static final String ORDER = """
            {"orderId":"9f1c2a","customer":{"name":"Ada Lovelace","email":"ada@example.com","since":"2019-04-01"},\
            "items":[{"sku":"A-1","quantity":2,"price":19.95},{"sku":"B-7","quantity":1,"price":249.0},\
            {"sku":"C-3","quantity":12,"price":0.99}],"a":{"x":[1,2,3],"b":{"y":true,"c":42,"z":null}},\
            "shipping":{"street":"12 St James's Square","city":"London","country":"GB","express":false},\
            "payment":{"method":"card","token":"tok_51Hx","amount":300.78,"currency":"EUR"},"note":"Leave at the door"}""";

    /** A state that computes its output in JSONata. */
    static final String QUERYING = """
            {"QueryLanguage":"JSONata","StartAt":"Compute","States":{
              "Compute":{"Type":"Pass","Output":"{% $states.input.a.b.c + 1 %}","End":true}}}""";

    private static final int UNIT_STATES = 10;

    /** Ten states as they follow one another in practice; {@code #} is the number of the unit, {@code @} the next. */
    private static final String UNIT = """
            "Charge#":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":30,
              "Parameters":{"FunctionName":"charge-#","Payload":{"order.$":"$.orderId","amount.$":"$.payment.amount",
                "token.$":"$$.Execution.Name","label.$":"States.Format('order {}', $.orderId)"}},
              "ResultSelector":{"status.$":"$.Payload.status"},"ResultPath":"$.charge",
              "Retry":[{"ErrorEquals":["Lambda.ServiceException","Lambda.TooManyRequestsException"],
                  "IntervalSeconds":2,"MaxAttempts":6,"BackoffRate":2.0,"JitterStrategy":"FULL"},
                {"ErrorEquals":["States.Timeout"],"MaxAttempts":1}],
              "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.problem","Next":"Note#"}],"Next":"Route#"},
            "Route#":{"Type":"Choice","Choices":[
                {"And":[{"Variable":"$.charge.status","IsPresent":true},
                  {"Variable":"$.charge.status","StringEquals":"declined"}],"Next":"Note#"},
                {"Or":[{"Variable":"$.payment.amount","NumericGreaterThan":1000},
                  {"Not":{"Variable":"$.shipping.country","StringMatches":"G*"}}],"Next":"Pause#"}],
              "Default":"Pack#"},
            "Note#":{"Type":"Pass","Parameters":{"order.$":"$.orderId","step":#},"ResultPath":"$.note","Next":"Pause#"},
            "Pause#":{"Type":"Wait","Seconds":5,"Next":"Pack#"},
            "Pack#":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":5,
              "ItemSelector":{"item.$":"$$.Map.Item.Value","order.$":"$.orderId"},
              "ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"Pick#","States":{
                "Pick#":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:pick",
                  "InputPath":"$.item","HeartbeatSeconds":10,"TimeoutSeconds":60,"Next":"Label#"},
                "Label#":{"Type":"Pass","QueryLanguage":"JSONata","End":true,
                  "Output":{"sku":"{% $states.input.sku %}","sum":"{% $states.input.price * $states.input.quantity %}"}}}},
              "ResultPath":"$.packed","Next":"Tell#"},
            "Tell#":{"Type":"Parallel","ResultPath":null,"Next":"Charge@","Branches":[
              {"StartAt":"Mail#","States":{"Mail#":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage",
                "Parameters":{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/mail","MessageBody.$":"$"},
                "End":true}}},
              {"StartAt":"Book#","States":{"Book#":{"Type":"Task","QueryLanguage":"JSONata",
                "Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"book",
                  "Payload":"{% $merge([$states.input, {'total': $sum($states.input.items.(price * quantity))}]) %}"},
                "Assign":{"booked":"{% $states.result.StatusCode = 200 %}"},"Output":"{% $states.result.Payload %}",
                "End":true}}}]}""";

    private Documents() {}

    /** The definition with this text, which has to be valid. */
    static Definition definition(String text) {
        var parsed = DefinitionParser.parse(text);
        if (parsed.definition() == null) {
            throw new IllegalArgumentException("not a valid definition: " + parsed.diagnostics());
        }
        return parsed.definition();
    }

    /** A chain of Pass states, each with these members besides Type and Next; they begin with a comma. */
    static String chain(int states, String members) {
        StringBuilder text = new StringBuilder("{\"StartAt\":\"S1\",\"States\":{");
        for (int i = 1; i <= states; i++) {
            text.append(i == 1 ? "" : ",").append("\"S" + i + "\":{\"Type\":\"Pass\"" + members);
            text.append(i == states ? ",\"End\":true}" : ",\"Next\":\"S" + (i + 1) + "\"}");
        }
        return text.append("}}").toString();
    }

    /** A process of Task, Choice, Pass, Wait, Map and Parallel states, counted with those inside of others. */
    static String process(int states) {
        int units = states / UNIT_STATES;
        StringBuilder text =
                new StringBuilder("{\"Comment\":\"An order process\",\"StartAt\":\"Charge1\",\"States\":{\n");
        for (int i = 1; i <= units; i++) {
            String unit = UNIT.replace("#", Integer.toString(i));
            text.append(
                    i < units
                            ? unit.replace("@", Integer.toString(i + 1))
                            : unit.replace("\"Next\":\"Charge@\"", "\"End\":true"));
            text.append(i < units ? ",\n" : "\n}}");
        }
        return text.toString();
    }
}
