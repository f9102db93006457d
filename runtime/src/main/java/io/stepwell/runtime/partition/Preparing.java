package io.stepwell.runtime.partition;

import io.stepwell.engine.Moment;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.decide.Decision;
import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.state.Execution;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.rows.ExecutionRow;
import org.jspecify.annotations.Nullable;

/** Has the engine decide. Safe for many threads: it touches nothing but the execution it is given. */
final class Preparing {
    private final Engine engine;
    private final DefinitionSource definitions;

    Preparing(Engine engine, DefinitionSource definitions) {
        this.engine = engine;
        this.definitions = definitions;
    }

    Prepared start(Work.Start work, Moment moment) {
        Definition definition = definitions.definition(work.row().origin().definitionId());
        Engine.Begun begun = engine.start(work.row().origin(), definition, work.input(), moment);
        ExecutionRow row = work.row().started(begun.execution().startMillis());
        Hot hot = new Hot(begun.execution(), row);
        return new Prepared(hot, begun.decision(), 1, 0, null, moment.millis());
    }

    Prepared act(Hot hot, Command command, Moment now) {
        Execution execution = hot.execution();
        Moment moment = now.notBefore(execution.lastEventMillis());
        long nextEventId = execution.lastEventId() + 1;
        long eventsBefore = execution.journalLength();
        Decision decision = engine.decide(execution, command, moment);
        @Nullable
        Json taskInput = decision.refusal() == null && command instanceof Command.StartActivity start
                ? engine.taskInput(execution, start.scheduledEventId())
                : null;
        return new Prepared(hot, decision, nextEventId, eventsBefore, taskInput, moment.millis());
    }
}
