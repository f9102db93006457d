package io.stepwell.server.connections;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.FlagShape;
import io.stepwell.api.shape.ListShape;
import io.stepwell.api.shape.Shape;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.Structure.Member;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.shape.WholeNumberShape;
import java.util.function.BiFunction;

/**
 * What requests about connections look like; sizes and patterns are those of EventBridge's API model of 2015-10-07. Patterns
 * of the model that take exponential time are written as ones that match the same texts in linear time.
 */
final class ConnectionShapes {
    static final String BASIC = "BasicAuthParameters";
    static final String API_KEY = "ApiKeyAuthParameters";
    static final String OAUTH = "OAuthParameters";
    static final String INVOCATION = "InvocationHttpParameters";

    private static final int PARAMETERS_MAX = 100;
    private static final TextShape NAME = TextShape.text(1, 64).matching("[\\.\\-_A-Za-z0-9]+");
    private static final TextShape DESCRIPTION = TextShape.text(0, 512).matching(".*");
    private static final TextShape TYPE = TextShape.oneOf("BASIC", "OAUTH_CLIENT_CREDENTIALS", "API_KEY");
    private static final TextShape STATE = TextShape.oneOf(
            "CREATING",
            "UPDATING",
            "DELETING",
            "AUTHORIZED",
            "DEAUTHORIZED",
            "AUTHORIZING",
            "DEAUTHORIZING",
            "ACTIVE",
            "FAILED_CONNECTIVITY");
    private static final TextShape CREDENTIAL = TextShape.text(1, 512)
            .matching("\\t*[^\\x00-\\x1F\\x7F][^\\x00-\\x08\\x0A-\\x1F\\x7F]*")
            .secret();
    private static final TextShape ENDPOINT = TextShape.text(1, 2_048)
            .matching("(?:%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\\x26=+$,A-Za-z0-9])++")
            .secret();
    private static final Structure ADDED = Structure.of(
            optional(
                    "HeaderParameters",
                    parameters(
                            TextShape.text(1, 512).matching("[!#$%&'*+-.^_`|~0-9a-zA-Z]+"),
                            TextShape.text(0, 512).matching("\\t*(?:[\\x20-\\x7E][\\t\\x20-\\x7E]*)?"))),
            optional(
                    "QueryStringParameters",
                    parameters(
                            TextShape.text(1, 512).matching("[^\\x00-\\x1F\\x7F]+"),
                            TextShape.text(0, 512).matching("[^\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]*"))),
            optional("BodyParameters", parameters(TextShape.text(1, 2_048), TextShape.text(0, 65_536))));
    private static final Structure COMPLETE = authorization(Structure::required);

    static final Structure CREATE = Structure.of(
            required("Name", NAME),
            optional("Description", DESCRIPTION),
            required("AuthorizationType", TYPE),
            required("AuthParameters", COMPLETE));
    static final Structure UPDATE = Structure.of(
            required("Name", NAME),
            optional("Description", DESCRIPTION),
            optional("AuthorizationType", TYPE),
            optional("AuthParameters", authorization(Structure::optional)));
    static final Structure NAMED = Structure.of(required("Name", NAME));
    static final Structure LIST = Structure.of(
            optional("NamePrefix", NAME),
            optional("ConnectionState", STATE),
            optional("NextToken", TextShape.text(1, 2_048)),
            optional("Limit", new WholeNumberShape(1, 100)));
    /** What an authorization must have that is to be used. */
    static final Structure USABLE = Structure.of(required("AuthParameters", COMPLETE));

    private ConnectionShapes() {}

    private static Structure authorization(BiFunction<String, Shape, Member> member) {
        return Structure.of(
                optional(
                        BASIC,
                        Structure.of(member.apply("Username", CREDENTIAL), member.apply("Password", CREDENTIAL))),
                optional(
                        API_KEY,
                        Structure.of(member.apply("ApiKeyName", CREDENTIAL), member.apply("ApiKeyValue", CREDENTIAL))),
                optional(
                        OAUTH,
                        Structure.of(
                                member.apply(
                                        "ClientParameters",
                                        Structure.of(
                                                member.apply("ClientID", CREDENTIAL),
                                                member.apply("ClientSecret", CREDENTIAL))),
                                member.apply("AuthorizationEndpoint", ENDPOINT),
                                member.apply("HttpMethod", TextShape.oneOf("GET", "POST", "PUT")),
                                optional("OAuthHttpParameters", ADDED))),
                optional(INVOCATION, ADDED));
    }

    private static ListShape parameters(TextShape key, TextShape value) {
        return ListShape.bounded(
                Structure.of(
                        required("Key", key.secret()),
                        optional("Value", value.secret()),
                        optional("IsValueSecret", new FlagShape())),
                "ConnectionParameter",
                0,
                PARAMETERS_MAX);
    }
}
