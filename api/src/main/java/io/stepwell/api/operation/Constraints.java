package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;

import io.stepwell.api.shape.FlagShape;
import io.stepwell.api.shape.ListShape;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.shape.WholeNumberShape;

/** Shapes that several requests share; sizes and patterns are those of AWS's API model of 2016-11-23. */
final class Constraints {
    static final TextShape ARN = TextShape.text(1, 256);
    static final TextShape LONG_ARN = TextShape.text(1, 2_000);
    static final TextShape NAME = TextShape.text(1, 80);
    static final TextShape DEFINITION = TextShape.text(1, 1_048_576).secret();
    static final TextShape ERROR = TextShape.text(0, 256).secret();
    static final TextShape CAUSE = TextShape.text(0, 32_768).secret();
    static final TextShape TASK_TOKEN = TextShape.text(1, 2_048);
    static final TextShape TRACE_HEADER = TextShape.text(0, 256).matching("\\p{ASCII}*");
    static final TextShape PAGE_TOKEN = TextShape.text(1, 1_024);
    static final TextShape LIST_EXECUTIONS_PAGE_TOKEN = TextShape.text(1, 3_096);
    static final WholeNumberShape PAGE_SIZE = new WholeNumberShape(0, 1_000);
    static final TextShape STATE_MACHINE_TYPE = TextShape.oneOf("STANDARD", "EXPRESS");
    static final TextShape INCLUDED_DATA = TextShape.oneOf("ALL_DATA", "METADATA_ONLY");
    static final TextShape VERSION_DESCRIPTION = TextShape.text(0, 256).secret();
    static final TextShape REVISION_ID = TextShape.text(0, 256);
    static final TextShape ALIAS_DESCRIPTION = TextShape.text(0, 256).secret();
    static final TextShape ALIAS_NAME = TextShape.text(1, 80).matching("^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");
    static final FlagShape FLAG = new FlagShape();
    static final TextShape TAG_KEY = TextShape.text(1, 128);
    static final ListShape TAGS =
            new ListShape(Structure.of(optional("key", TAG_KEY), optional("value", TextShape.text(0, 256))));

    private Constraints() {}
}
