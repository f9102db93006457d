package io.stepwell.engine.item.memory;

import io.stepwell.engine.item.ChildResult;
import io.stepwell.engine.item.ResultExport;
import io.stepwell.engine.item.ResultWriter;
import io.stepwell.engine.item.ResultWriterException;
import io.stepwell.engine.item.WriteRequest;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps exported results in memory and serves every resource. It can be made to fail. */
public final class MemoryResults implements ResultWriter {
    private final Map<String, List<ChildResult>> finished = new LinkedHashMap<>();
    private boolean broken;

    /** Whether every export fails from now on when it is finished. */
    public synchronized void breakDown(boolean nowBroken) {
        broken = nowBroken;
    }

    /** The results of that map run; empty before its export is finished. */
    public synchronized List<ChildResult> of(String mapRunArn) {
        return finished.getOrDefault(mapRunArn, List.of());
    }

    @Override
    public boolean serves(String resource) {
        return true;
    }

    @Override
    public ResultExport open(WriteRequest request) {
        return new Export(request);
    }

    private synchronized void keep(WriteRequest request, List<ChildResult> children) throws ResultWriterException {
        if (broken) {
            throw new ResultWriterException("The place for results in memory is broken.");
        }
        finished.put(request.mapRunArn(), List.copyOf(children));
    }

    private final class Export implements ResultExport {
        private final WriteRequest request;
        private final List<ChildResult> children = new ArrayList<>();

        Export(WriteRequest request) {
            this.request = request;
        }

        @Override
        public void add(ChildResult child) {
            children.add(child);
        }

        @Override
        public Json finish() throws ResultWriterException {
            keep(request, children);
            Map<String, String> details = new LinkedHashMap<>();
            details.put("Bucket", "memory");
            details.put("Key", request.mapRunId() + "/manifest.json");
            Map<String, Object> output = new LinkedHashMap<>();
            output.put("MapRunArn", request.mapRunArn());
            output.put("ResultWriterDetails", details);
            return Json.of(output);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
