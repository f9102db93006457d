package io.stepwell.runtime.maprun;

import io.stepwell.engine.maprun.MapRunOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The names of the children of a map run: always the same for the same place, so that a start can be repeated. */
record ChildNames(MapRunOrder order) {
    String name(long index) {
        String seed = order.id() + "/" + index;
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** {@code …:execution:<state machine>/<label>:<name>} (Developer Guide, "Using Map state in Distributed mode"). */
    String arn(long index) {
        return account() + ":execution:" + order.labelledMachine() + ":" + name(index);
    }

    /** {@code …:express:<state machine>/<label>:<name>:<id>}. */
    String expressArn(long index) {
        String name = name(index);
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return account() + ":express:" + order.labelledMachine() + ":" + name + ":" + id;
    }

    String stateMachineArn() {
        return account() + ":stateMachine:" + order.labelledMachine();
    }

    private String account() {
        return order.mapRunArn().substring(0, order.mapRunArn().indexOf(":mapRun:"));
    }
}
