package io.stepwell.cli;

import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A flag for each setting that may stand on a command line; secrets may not, since others can read it. */
final class ConfigurationOptions {
    private static final String CONFIG = "--config";

    private ConfigurationOptions() {}

    static void addTo(CommandSpec command) {
        for (Setting setting : Setting.values()) {
            if (setting != Setting.ACCESS_KEYS) {
                command.addOption(OptionSpec.builder("--" + setting.key())
                        .type(String.class)
                        .paramLabel(setting.key().toUpperCase(java.util.Locale.ROOT))
                        .description(description(setting))
                        .build());
            }
        }
        command.addOption(OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("a properties file with lines such as port=8083")
                .build());
    }

    private static String description(Setting setting) {
        return setting.fallback().isEmpty()
                ? setting.meaning()
                : setting.meaning() + "; default: " + setting.fallback();
    }

    static Configuration read(ParseResult parsed, Map<String, String> environment) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String name = "--" + setting.key();
            if (parsed.hasMatchedOption(name)) {
                flags.put(setting, parsed.<String>matchedOptionValue(name, ""));
            }
        }
        String variable = environment.get("STEPWELL_CONFIG");
        Path fallback = variable == null || variable.isBlank() ? null : Path.of(variable);
        return Configuration.read(flags, parsed.matchedOptionValue(CONFIG, fallback), environment);
    }
}
