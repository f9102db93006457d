package io.stepwell.runtime.partition;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.rows.ActivityQueueRows;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.statistics.Counts;
import java.util.ArrayList;
import java.util.List;

/** A world that remembers what it was told, in order, by the names of the calls. */
final class Heard implements Outside {
    private final List<String> all = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final boolean wantsEvents;

    Heard() {
        this(true);
    }

    Heard(boolean wantsEvents) {
        this.wantsEvents = wantsEvents;
    }

    List<String> all() {
        return all;
    }

    /** What it was told of executions. */
    List<Event> events() {
        return events;
    }

    @Override
    public void invoke(TaskCall call) {
        all.add("invoke");
    }

    @Override
    public void cancel(TaskRef ref) {
        all.add("cancel");
    }

    @Override
    public void poll(TaskCall call, Json submitted) {
        all.add("poll");
    }

    @Override
    public void cancelJob(TaskCall call, Json submitted) {
        all.add("cancelJob");
    }

    @Override
    public void jobEnded() {
        all.add("jobEnded");
    }

    @Override
    public void offer(String activityArn, ActivityQueueRows.Offer offer) {
        all.add("offer " + activityArn);
    }

    @Override
    public void lookAgain() {
        all.add("lookAgain");
    }

    @Override
    public void startMapRun(String mapRunArn) {
        all.add("startMapRun " + mapRunArn);
    }

    @Override
    public void stopMapRun(String mapRunArn, int redrives) {
        all.add("stopMapRun " + mapRunArn);
    }

    @Override
    public void childEnded(String mapRunArn, EndedChild child) {
        all.add("childEnded " + mapRunArn);
    }

    @Override
    public boolean wantsStatus() {
        return false;
    }

    @Override
    public boolean wantsEvents(ExecutionOrigin origin) {
        return wantsEvents;
    }

    @Override
    public void committed(ExecutionRow row, boolean opened, List<Event> happened, long lastEventId) {
        all.add("committed " + row.origin().arn() + (opened ? ", opened" : ""));
        events.addAll(happened);
    }

    @Override
    public void counted(Counts counts) {
        all.add("counted");
    }

    @Override
    public void statusChanged(String executionArn, ExecutionStatus status) {
        all.add("statusChanged " + executionArn);
    }
}
