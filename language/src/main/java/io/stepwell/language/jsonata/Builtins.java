package io.stepwell.language.jsonata;

import java.util.HashMap;
import java.util.Map;

/** The functions of the language by name: the table of contents of the classes that implement them. */
final class Builtins {
    private static final Map<String, Builtin> TABLE = new HashMap<>();

    static {
        Builtins table = new Builtins();
        AggregateFunctions.define(table);
        NumericFunctions.define(table);
        StringFunctions.define(table);
        RegexFunctions.define(table);
        EncodingFunctions.define(table);
        ArrayFunctions.define(table);
        ObjectFunctions.define(table);
        HigherOrderFunctions.define(table);
        PictureFunctions.define(table);
        AwsFunctions.define(table);
    }

    private Builtins() {}

    static Object find(String name) {
        Builtin builtin = TABLE.get(name);
        return builtin == null ? Values.UNDEFINED : builtin;
    }

    /** Whether a name is a function of the language; {@code eval} is one, although it is never available. */
    static boolean isKnown(String name) {
        return name.equals("eval") || TABLE.containsKey(name);
    }

    void define(String name, String signature, Builtin.Body body) {
        Signature parsed = Signature.parse(signature, 0);
        define(name, signature, parsed.size(), body);
    }

    void define(String name, String signature, int arity, Builtin.Body body) {
        TABLE.put(name, new Builtin(name, Signature.parse(signature, 0), arity, body));
    }

    /** A function that makes nothing out of nothing. */
    void defineStrict(String name, String signature, Builtin.Body body) {
        define(name, signature, arguments -> arguments.has(0) ? body.apply(arguments) : Values.UNDEFINED);
    }
}
