package io.stepwell.server.configuration;

import io.stepwell.integrations.function.FunctionConfiguration;
import io.stepwell.integrations.function.FunctionSource;
import io.stepwell.integrations.http.HttpAccess;
import io.stepwell.server.connections.SecretKeyFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server was told.
 *
 * @param port port of the API; 0 takes a free one
 * @param host address to listen on
 * @param store where executions are kept
 * @param data folder of the store; not used by {@link StoreKind#MEMORY}
 * @param region region in ARNs and signatures
 * @param account account in ARNs
 * @param limits which quotas hold
 * @param retentionDays how long closed executions are kept
 * @param functions functions that run on this machine instead of in Lambda
 * @param functionsFile where they are configured, looked at again before each call; null for nowhere
 * @param serviceModels folder of AWS service models that stand before the built-in ones; null for none
 * @param buckets folders that stand in for buckets of S3, by the bucket's name
 * @param secretKeyFile holds the key that encrypts stored connections; null for one that is made in the data folder
 * @param httpAccess what HTTP tasks may reach and in whose name
 * @param eventBus bus of EventBridge that hears of changes of status; empty for none
 * @param logs folder for the logs of executions; null for none
 * @param readOnly whether requests that would change something are refused
 * @param accessKeys secret access keys by access key id; empty when requests need not be signed
 */
public record Configuration(
        int port,
        String host,
        StoreKind store,
        Path data,
        String region,
        String account,
        LimitsProfile limits,
        int retentionDays,
        List<FunctionConfiguration> functions,
        @Nullable Path functionsFile,
        @Nullable Path serviceModels,
        Map<String, Path> buckets,
        @Nullable Path secretKeyFile,
        HttpAccess httpAccess,
        String eventBus,
        @Nullable Path logs,
        boolean readOnly,
        Map<String, String> accessKeys) {

    /** Where executions are kept. */
    public enum StoreKind {
        ROCKSDB,
        MEMORY
    }

    /** Which quotas hold. */
    public enum LimitsProfile {
        AWS,
        OPEN
    }

    public Configuration {
        functions = List.copyOf(functions);
        buckets = Map.copyOf(buckets);
        accessKeys = Map.copyOf(accessKeys);
    }

    /** Every setting at its default. */
    public static Configuration defaults() {
        return read(Map.of(), null, Map.of());
    }

    /** A server for tests and single runs: in memory, on a free loopback port. */
    public static Configuration inMemory() {
        return read(Map.of(Setting.STORE, "memory", Setting.PORT, "0"), null, Map.of());
    }

    /**
     * Reads the configuration from its sources, in rising order: defaults, file, environment, flags.
     *
     * @param flags what the command line said
     * @param file a properties file; null for none
     * @param environment the variables {@code STEPWELL_*}, and those that a file of connections names
     * @throws ConfigurationException when a value is not usable or a key of the file is unknown
     */
    public static Configuration read(Map<Setting, String> flags, @Nullable Path file, Map<String, String> environment) {
        return new ConfigurationValues(flags, file, environment).configuration();
    }

    /** The functions that run on this machine, as they are configured whenever they are called. */
    public FunctionSource functionSource() {
        return functionsFile == null ? FunctionSource.fixed(functions) : new WatchedFunctions(functionsFile);
    }

    /** The key that encrypts stored connections. */
    public SecretKeyFile secretKey() {
        if (secretKeyFile != null) {
            return SecretKeyFile.given(secretKeyFile);
        }
        return switch (store) {
            case MEMORY -> SecretKeyFile.inMemory();
            case ROCKSDB -> SecretKeyFile.madeIn(data);
        };
    }

    /**
     * Refuses a configuration that would let anyone in: without access keys only this machine may call.
     *
     * @throws ConfigurationException when the host cannot be resolved, or is not loopback and there are no access keys
     */
    public void requireSafeAddress() {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new ConfigurationException("host: '" + host
                    + "' is not an address of this machine. Use 127.0.0.1, or an address to listen on.");
        }
        for (InetAddress address : addresses) {
            if (!address.isLoopbackAddress() && accessKeys.isEmpty()) {
                throw new ConfigurationException(
                        "host: '" + host + "' can be reached from other machines, and no access"
                                + " keys are configured, so anyone could start executions. Set STEPWELL_ACCESS_KEYS=ID:SECRET"
                                + " (or access-keys in the configuration file), or listen on 127.0.0.1.");
            }
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Configuration[host=" + host + ", port=" + port + ", store=" + store + ", data=" + data + ", region="
                + region + ", account=" + account + ", limits=" + limits + ", retentionDays="
                + retentionDays + ", functions=" + functions.size() + ", buckets=" + buckets
                + ", readOnly=" + readOnly + ", accessKeys=" + accessKeys.size() + "]";
    }
}
