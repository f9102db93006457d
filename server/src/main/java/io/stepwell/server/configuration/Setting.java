package io.stepwell.server.configuration;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything that can be configured. The order is that of the documentation. */
public enum Setting {
    PORT("8083", "port of the API; 0 takes a free one"),
    HOST("127.0.0.1", "address to listen on; other than loopback only together with access-keys"),
    STORE("rocksdb", "rocksdb keeps everything in the data folder, memory forgets it at the end"),
    DATA("stepwell-data", "folder of the rocksdb store; relative to the working directory"),
    REGION("us-east-1", "region in ARNs and signatures"),
    ACCOUNT("123456789012", "account in ARNs, 12 digits"),
    LIMITS("aws", "aws keeps the quotas of AWS, open lifts them as far as the machine goes"),
    RETENTION_DAYS("90", "how long closed executions are kept, in days"),
    FUNCTIONS("", "JSON file that names local functions, which run instead of Lambda's; empty for none"),
    SERVICE_MODELS("", "folder of AWS service models newer than the built-in ones; empty for none"),
    BUCKETS("", "folders that stand in for buckets of S3: NAME=FOLDER pairs separated by commas; empty for none"),
    CONNECTIONS("", "JSON file with the connections of HTTP tasks, their secrets among them; empty for none"),
    SECRET_KEY_FILE(
            "", "file with the key that encrypts stored connections, 32 bytes in Base64; empty makes one in data"),
    HTTP_ALLOW("", "what HTTP tasks may call beside the public Internet: addresses, CIDR blocks, hosts; by commas"),
    HTTP_TLS(
            "", "JSON file with the authorities that HTTP tasks trust, and the certificates they show; empty for none"),
    EVENT_BUS("", "bus of EventBridge that hears when an execution changes its status; empty for none"),
    LOGS("", "folder for the logs of executions whose state machines have logging configured; empty for none"),
    READ_ONLY("no", "yes refuses every request that would change something; what is open goes on"),
    ACCESS_KEYS("", "who may call: ID:SECRET pairs separated by commas; empty lets everyone on this machine in"),
    ;

    private static final String PREFIX = "STEPWELL_";
    private static final Pattern OF_LAUNCHER_OR_KUBERNETES =
            Pattern.compile(PREFIX + "(CONFIG|JAVA_HOME|JAVA_OPTS|SERVICE_.*|PORT_[0-9].*)");

    private final String fallback;
    private final String meaning;

    Setting(String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The name in a configuration file; a flag is this name after {@code --}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the environment variable. */
    public String variable() {
        return PREFIX + name();
    }

    /** The value when no source has one. */
    public String fallback() {
        return fallback;
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    /** Whether the value must not appear in logs and errors. */
    boolean isSecret() {
        return this == ACCESS_KEYS;
    }

    /**
     * Variables that look like settings and are none, probably by a slip of the pen. Those that Kubernetes adds for a
     * service named {@code stepwell} are left out.
     */
    public static List<String> unknownVariables(Collection<String> variables) {
        return variables.stream()
                .filter(name -> name.startsWith(PREFIX)
                        && !OF_LAUNCHER_OR_KUBERNETES.matcher(name).matches())
                .filter(name -> Arrays.stream(values())
                        .noneMatch(setting -> setting.variable().equals(name)))
                .sorted()
                .toList();
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }

    static String allKeys() {
        return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
    }
}
