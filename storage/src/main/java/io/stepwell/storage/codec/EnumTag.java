package io.stepwell.storage.codec;

import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource.Kind;
import io.stepwell.language.definition.TaskResource.Pattern;
import io.stepwell.storage.CorruptRecordException;

/** The numbers that stand for constants in the journal; like those of {@link EventTag}, never given twice. */
final class EnumTag {
    static final int OUTCOME_SUCCEEDED = 1;
    static final int OUTCOME_FAILED = 2;

    private EnumTag() {}

    static int of(StateType type) {
        return switch (type) {
            case PASS -> 1;
            case TASK -> 2;
            case CHOICE -> 3;
            case WAIT -> 4;
            case SUCCEED -> 5;
            case FAIL -> 6;
            case PARALLEL -> 7;
            case MAP -> 8;
        };
    }

    static int of(Kind kind) {
        return switch (kind) {
            case LAMBDA_FUNCTION -> 1;
            case ACTIVITY -> 2;
            case SERVICE -> 3;
        };
    }

    static int of(Pattern pattern) {
        return switch (pattern) {
            case REQUEST_RESPONSE -> 1;
            case SYNC -> 2;
            case SYNC_2 -> 3;
            case WAIT_FOR_TASK_TOKEN -> 4;
        };
    }

    static StateType stateType(BinaryReader in) {
        int tag = in.u8();
        for (StateType type : StateType.values()) {
            if (of(type) == tag) {
                return type;
            }
        }
        throw unknown(in, "state type", tag);
    }

    static Kind kind(BinaryReader in) {
        int tag = in.u8();
        for (Kind kind : Kind.values()) {
            if (of(kind) == tag) {
                return kind;
            }
        }
        throw unknown(in, "kind of resource", tag);
    }

    static Pattern pattern(BinaryReader in) {
        int tag = in.u8();
        for (Pattern pattern : Pattern.values()) {
            if (of(pattern) == tag) {
                return pattern;
            }
        }
        throw unknown(in, "service pattern", tag);
    }

    private static CorruptRecordException unknown(BinaryReader in, String what, int tag) {
        return in.corrupt("unknown " + what + " " + tag);
    }
}
