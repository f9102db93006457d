package io.stepwell.server.harness;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Servers of this process, on free ports. */
public final class InProcess {
    private InProcess() {}

    /** A server that forgets everything at its end. */
    public static StepwellServer inMemory(LambdaDouble lambda) {
        return StepwellServer.start(Configuration.inMemory(), lambda.environment());
    }

    /** A server on a data folder. */
    public static StepwellServer on(Path data, LambdaDouble lambda) {
        return StepwellServer.start(configuration(data, Map.of()), lambda.environment());
    }

    /** The configuration of a server on a data folder. */
    public static Configuration configuration(Path data, Map<Setting, String> more) {
        return configuration(data, more, Map.of());
    }

    /** The same with settings of an environment. */
    static Configuration configuration(Path data, Map<Setting, String> more, Map<String, String> environment) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.PORT, "0");
        flags.put(Setting.DATA, data.toString());
        flags.putAll(more);
        return Configuration.read(flags, null, environment);
    }
}
