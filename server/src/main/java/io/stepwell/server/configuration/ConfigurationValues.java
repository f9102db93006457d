package io.stepwell.server.configuration;

import io.stepwell.engine.Limits;
import io.stepwell.integrations.function.FunctionConfiguration;
import io.stepwell.integrations.http.AddressRules;
import io.stepwell.integrations.http.Connection;
import io.stepwell.integrations.http.HttpAccess;
import io.stepwell.integrations.http.HttpBounds;
import io.stepwell.integrations.http.TlsHosts;
import io.stepwell.server.configuration.Configuration.LimitsProfile;
import io.stepwell.server.configuration.Configuration.StoreKind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of all settings with their origin, and their checks. */
final class ConfigurationValues {
    private static final long MAX_FILE_BYTES = 1 << 20;
    private static final Pattern YES_OR_NO = Pattern.compile("yes|no");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");
    private static final Pattern EVENT_BUS = Pattern.compile("[/.A-Za-z0-9_:-]{1,256}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("\\w{1,128}");

    /** A value and where it came from. */
    private record Value(String text, String origin) {}

    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
    private final Map<String, String> environment;

    ConfigurationValues(Map<Setting, String> flags, @Nullable Path file, Map<String, String> environment) {
        this.environment = environment;
        for (Setting setting : Setting.values()) {
            values.put(setting, new Value(setting.fallback(), "default"));
        }
        if (file != null) {
            readFile(file);
        }
        for (Setting setting : Setting.values()) {
            String variable = environment.get(setting.variable());
            if (variable != null) {
                values.put(setting, new Value(variable.strip(), "environment variable " + setting.variable()));
            }
        }
        flags.forEach((setting, text) -> values.put(setting, new Value(text.strip(), "flag --" + setting.key())));
    }

    Configuration configuration() {
        return new Configuration(
                number(Setting.PORT, 0, 65_535),
                host(),
                choice(Setting.STORE, StoreKind.class),
                folderToBe(Setting.DATA),
                matching(Setting.REGION, REGION, "a region such as eu-central-1"),
                matching(Setting.ACCOUNT, ACCOUNT, "exactly 12 digits"),
                choice(Setting.LIMITS, LimitsProfile.class),
                number(Setting.RETENTION_DAYS, 1, 36_500),
                functions(),
                text(Setting.FUNCTIONS).isEmpty() ? null : Path.of(text(Setting.FUNCTIONS)),
                folder(Setting.SERVICE_MODELS),
                buckets(),
                file(Setting.SECRET_KEY_FILE),
                httpAccess(),
                eventBus(),
                text(Setting.LOGS).isEmpty() ? null : folderToBe(Setting.LOGS),
                matching(Setting.READ_ONLY, YES_OR_NO, "yes or no").equals("yes"),
                accessKeys());
    }

    private void readFile(Path file) {
        Properties properties = new Properties();
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new ConfigurationException(file + ": larger than 1 MiB; that is no configuration file.");
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("Cannot read the configuration file " + file + " (" + e
                    + "). It must be a readable properties file with lines such as port=8083.");
        }
        for (String key : properties.stringPropertyNames()) {
            Setting setting = Setting.ofKey(key)
                    .orElseThrow(() -> new ConfigurationException(
                            file + ": unknown key '" + key + "'. Known are: " + Setting.allKeys() + "."));
            values.put(setting, new Value(properties.getProperty(key).strip(), file.toString()));
        }
    }

    private int number(Setting setting, int min, int max) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad(setting, "a whole number from " + min + " to " + max);
    }

    private String eventBus() {
        String text = text(Setting.EVENT_BUS);
        if (!text.isEmpty() && !EVENT_BUS.matcher(text).matches()) {
            throw bad(Setting.EVENT_BUS, "the name or ARN of an event bus such as default");
        }
        return text;
    }

    private String host() {
        String text = text(Setting.HOST);
        if (text.isEmpty()) {
            throw bad(Setting.HOST, "an address or host name such as 127.0.0.1");
        }
        return text;
    }

    /** A folder that need not exist yet. */
    private Path folderToBe(Setting setting) {
        String text = text(setting);
        try {
            Path path = Path.of(text);
            if (!text.isEmpty() && (!Files.exists(path) || Files.isDirectory(path))) {
                return path;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw bad(setting, "a folder that exists or can be made");
    }

    /** Null for none. */
    private @Nullable Path file(Setting setting) {
        String text = text(setting);
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw bad(setting, "a file");
        }
    }

    private @Nullable Path folder(Setting setting) {
        String text = text(setting);
        try {
            if (text.isEmpty() || Files.isDirectory(Path.of(text))) {
                return text.isEmpty() ? null : Path.of(text);
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw bad(setting, "a folder that exists");
    }

    private List<FunctionConfiguration> functions() {
        String text = text(Setting.FUNCTIONS);
        try {
            return text.isEmpty() ? List.of() : FunctionsFile.read(Path.of(text));
        } catch (InvalidPathException e) {
            throw bad(Setting.FUNCTIONS, "a file");
        }
    }

    private HttpAccess httpAccess() {
        return HttpAccess.of(connections(), addressRules(), tlsHosts(), httpBounds());
    }

    private HttpBounds httpBounds() {
        return choice(Setting.LIMITS, LimitsProfile.class) == LimitsProfile.OPEN
                ? HttpBounds.open(Limits.open().payloadBytes())
                : HttpBounds.aws();
    }

    private TlsHosts tlsHosts() {
        Path file = file(Setting.HTTP_TLS);
        return file == null ? TlsHosts.NONE : TlsHostsFile.read(file);
    }

    private List<Connection> connections() {
        Path file = file(Setting.CONNECTIONS);
        return file == null ? List.of() : ConnectionsFile.read(file, environment);
    }

    private AddressRules addressRules() {
        String text = text(Setting.HTTP_ALLOW);
        try {
            return text.isEmpty() ? AddressRules.publicOnly() : AddressRules.allowing(List.of(text.split(",", -1)));
        } catch (IllegalArgumentException e) {
            throw bad(Setting.HTTP_ALLOW, "addresses, CIDR blocks such as 10.0.0.0/8, and host names, by commas");
        }
    }

    private Map<String, Path> buckets() {
        Map<String, Path> folders = new LinkedHashMap<>();
        String text = text(Setting.BUCKETS);
        for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip();
            try {
                Path folder = Path.of(pair.substring(equals + 1).strip());
                if (BUCKET.matcher(name).matches() && Files.isDirectory(folder) && folders.put(name, folder) == null) {
                    continue;
                }
            } catch (InvalidPathException e) {
                // said below
            }
            throw bad(
                    Setting.BUCKETS,
                    "NAME=FOLDER pairs separated by commas, each name once and fit for a bucket, each folder there");
        }
        return folders;
    }

    private Map<String, String> accessKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        String text = text(Setting.ACCESS_KEYS);
        if (text.isEmpty()) {
            return keys;
        }
        for (String pair : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            String id = colon < 0 ? "" : pair.substring(0, colon).strip();
            String secret = pair.substring(colon + 1).strip();
            if (!ACCESS_KEY_ID.matcher(id).matches() || secret.isEmpty() || keys.put(id, secret) != null) {
                throw bad(
                        Setting.ACCESS_KEYS,
                        "ID:SECRET pairs separated by commas, each id once, of letters and digits");
            }
        }
        return keys;
    }

    private <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        StringBuilder known = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text(setting))) {
                return constant;
            }
            known.append(known.isEmpty() ? "" : " or ").append(constant.name().toLowerCase(java.util.Locale.ROOT));
        }
        throw bad(setting, known.toString());
    }

    private String matching(Setting setting, Pattern pattern, String wanted) {
        String text = text(setting);
        if (!pattern.matcher(text).matches()) {
            throw bad(setting, wanted);
        }
        return text;
    }

    private String text(Setting setting) {
        return value(setting).text();
    }

    private Value value(Setting setting) {
        Value value = values.get(setting);
        if (value == null) {
            throw new IllegalStateException("every setting has a default: " + setting);
        }
        return value;
    }

    private ConfigurationException bad(Setting setting, String wanted) {
        Value value = value(setting);
        String shown = setting.isSecret() ? "a value that is not shown" : "'" + value.text() + "'";
        return new ConfigurationException(
                setting.key() + ": " + shown + " (" + value.origin() + ") is not usable. It must be " + wanted + ".");
    }
}
