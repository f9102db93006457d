package io.stepwell.server;

import io.stepwell.api.ApiSettings;
import io.stepwell.api.AwsApi;
import io.stepwell.api.signature.SignatureVerifier;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.engine.Limits;
import io.stepwell.integrations.Integrations;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.events.EventBridgeStatusSink;
import io.stepwell.integrations.function.LocalFunctions;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.runtime.Insight;
import io.stepwell.runtime.Quotas;
import io.stepwell.runtime.maprun.Datasets;
import io.stepwell.runtime.node.Node;
import io.stepwell.runtime.node.NodeSettings;
import io.stepwell.runtime.world.World;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Configuration.LimitsProfile;
import io.stepwell.server.configuration.Configuration.StoreKind;
import io.stepwell.server.configuration.ConfigurationException;
import io.stepwell.server.connections.ConnectionCatalogue;
import io.stepwell.server.connections.ConnectionsApi;
import io.stepwell.server.console.FactsRoute;
import io.stepwell.server.console.LiveRoute;
import io.stepwell.server.console.OpenTasksRoute;
import io.stepwell.server.console.PagesRoute;
import io.stepwell.server.console.ReadOnlyRoute;
import io.stepwell.server.console.SearchRoute;
import io.stepwell.server.console.StatisticsRoute;
import io.stepwell.server.http.Admission;
import io.stepwell.server.http.BackupRoute;
import io.stepwell.server.http.ConnectionsRoute;
import io.stepwell.server.http.InvokeFunctionRoute;
import io.stepwell.server.http.Listener;
import io.stepwell.server.http.Route;
import io.stepwell.server.logs.ExecutionLogs;
import io.stepwell.storage.MeteredStore;
import io.stepwell.storage.Store;
import io.stepwell.storage.memory.MemoryStore;
import io.stepwell.storage.rocksdb.RocksDbSettings;
import io.stepwell.storage.rocksdb.RocksDbStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server: store, node, API and listener, wired by hand. What is opened last is closed first, so that no
 * request meets a closed store.
 */
public final class StepwellServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StepwellServer.class);
    /** A payload of the largest size of that profile, escaped inside of JSON, and some room. */
    private static final int OPEN_REQUEST_BYTES = 40 << 20;

    private final Configuration configuration;
    private final Listener listener;
    private final Deque<AutoCloseable> opened;

    private StepwellServer(Configuration configuration, Listener listener, Deque<AutoCloseable> opened) {
        this.configuration = configuration;
        this.listener = listener;
        this.opened = opened;
    }

    /** As {@link #start(Configuration, Map)}, with the environment of the process. */
    public static StepwellServer start(Configuration configuration) {
        return start(configuration, System.getenv());
    }

    /**
     * Starts a server; returns once it serves requests.
     *
     * @param environment says where tasks find services: {@code AWS_ENDPOINT_URL} and its kin
     * @throws ConfigurationException when the address is not safe or a variable is not usable; nothing was started
     * @throws io.stepwell.storage.StoreException when the store cannot be opened
     */
    public static StepwellServer start(Configuration configuration, Map<String, String> environment) {
        configuration.requireSafeAddress();
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            OwnStatesApi ownApi = new OwnStatesApi();
            ConnectionCatalogue connections = new ConnectionCatalogue(configuration.secretKey());
            Integrations calls = integrations(configuration, environment, ownApi, connections);
            opened.push(calls);
            MeteredStore store = new MeteredStore(openStore(configuration));
            opened.push(store);
            ExecutionLogs logs =
                    ExecutionLogs.start(configuration.region(), configuration.logs(), endpoints(environment));
            opened.push(logs);
            NodeSettings nodeSettings = nodeSettings(configuration).withLog(logs);
            if (!configuration.eventBus().isEmpty()) {
                Endpoints endpoints = endpoints(environment);
                EventBridgeStatusSink sink = new EventBridgeStatusSink(endpoints, configuration.eventBus());
                opened.push(sink);
                nodeSettings = nodeSettings.withStatusSink(sink);
            }
            Datasets datasets = new Datasets(calls.itemReaders(), calls.resultWriters());
            World world = World.real(InstantSource.system());
            Node orchestrator = Node.open(nodeSettings, store, calls.all(), datasets, world);
            opened.push(orchestrator);
            ApiSettings settings = apiSettings(configuration, orchestrator, calls);
            ownApi.open(orchestrator, settings);
            connections.open(orchestrator.connections());
            List<Route> routes =
                    routes(configuration, orchestrator, settings, store, calls.localFunctions(), connections);
            Listener listener = listen(configuration, orchestrator, settings, store, routes, logs);
            opened.push(listener);
            StepwellServer server = new StepwellServer(configuration, listener, opened);
            server.announce();
            return server;
        } catch (RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    /** The port that is listened on. */
    public int port() {
        return listener.port();
    }

    /** Stops accepting, lets requests in progress end, commits what was decided and releases the store. */
    @Override
    public void close() {
        LOG.info("stopping");
        closeAll(opened);
        LOG.info("stopped");
    }

    /** Closes the last first; one that fails does not keep the others open. */
    private static void closeAll(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.error("closing failed", e);
            }
        }
    }

    private void announce() {
        LOG.info("listening on http://{}:{}", configuration.host(), port());
        if (configuration.store() == StoreKind.ROCKSDB) {
            LOG.info("data in {}", configuration.data().toAbsolutePath().normalize());
        } else {
            LOG.info("data in memory: it ends with this process");
        }
        String callers = configuration.accessKeys().isEmpty() ? "anyone on this machine" : "signed requests only";
        LOG.info("region {}, account {}, open to {}", configuration.region(), configuration.account(), callers);
    }

    private static ApiSettings apiSettings(Configuration configuration, Node orchestrator, Integrations calls) {
        return new ApiSettings(
                configuration.region(),
                configuration.account(),
                configuration.accessKeys(),
                InstantSource.system(),
                limits(configuration).payloadBytes(),
                isOpen(configuration) ? OPEN_REQUEST_BYTES : ApiSettings.AWS_REQUEST_BYTES,
                orchestrator.secret(),
                calls::knows);
    }

    private static Listener listen(
            Configuration configuration,
            Node orchestrator,
            ApiSettings settings,
            MeteredStore store,
            List<Route> routes,
            ExecutionLogs logs) {
        Map<String, String> keys = settings.credentials();
        try {
            return Listener.start(
                    configuration.host(),
                    configuration.port(),
                    keys.isEmpty(),
                    new AwsApi(orchestrator, settings, logs.logGroups()),
                    settings.requestBytes(),
                    routes,
                    Measured.all(orchestrator, store, logs));
        } catch (UncheckedIOException e) {
            throw new ConfigurationException(
                    "port: " + configuration.port() + " on " + configuration.host() + " cannot be listened on ("
                            + e.getMessage() + "). Choose another with --port, or 0 for a free one.");
        }
    }

    /** Lets requests in that are signed for this service; everything when there are no access keys. */
    private static Consumer<ApiRequest> admission(ApiSettings settings, String service) {
        Map<String, String> keys = settings.credentials();
        return keys.isEmpty() ? _ -> {} : new SignatureVerifier(keys, service, settings.clock())::verify;
    }

    private static List<Route> routes(
            Configuration configuration,
            Node orchestrator,
            ApiSettings settings,
            MeteredStore store,
            LocalFunctions functions,
            ConnectionCatalogue catalogue) {
        Insight insight = orchestrator.insight();
        ConnectionsApi connections =
                new ConnectionsApi(orchestrator.connections(), catalogue, settings, admission(settings, "events"));
        boolean open = configuration.accessKeys().isEmpty();
        Consumer<ApiRequest> verification = admission(settings, "states");
        Admission admission = new Admission(open, verification);
        List<Route> routes = new ArrayList<>(List.of(
                new PagesRoute(),
                new FactsRoute(configuration.region(), configuration.account(), !open, configuration.readOnly()),
                new LiveRoute(insight.feed(), admission),
                new StatisticsRoute(insight, settings.clock(), admission),
                new SearchRoute(insight, admission),
                new OpenTasksRoute(insight, admission),
                new BackupRoute(store::backup, verification),
                new InvokeFunctionRoute(functions, admission(settings, "lambda")),
                new ConnectionsRoute(ConnectionsApi.PREFIX, ConnectionsApi.REQUEST_BYTES_MAX, connections::handle)));
        if (configuration.readOnly()) {
            routes.add(new ReadOnlyRoute());
        }
        return routes;
    }

    private static Endpoints endpoints(Map<String, String> environment) {
        try {
            return Endpoints.of(environment);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static Integrations integrations(
            Configuration configuration,
            Map<String, String> environment,
            OwnStatesApi ownApi,
            ConnectionCatalogue connections) {
        try {
            Endpoints endpoints = endpoints(environment);
            Path models = configuration.serviceModels();
            ServiceCatalogue services = models == null ? ServiceCatalogue.bundled() : ServiceCatalogue.with(models);
            LocalFunctions functions = new LocalFunctions(configuration.functionSource(), configuration.region());
            return Integrations.of(
                    endpoints,
                    functions,
                    services,
                    configuration.buckets(),
                    configuration.httpAccess().withCatalogue(connections),
                    ownApi);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static Store openStore(Configuration configuration) {
        return switch (configuration.store()) {
            case MEMORY -> new MemoryStore();
            case ROCKSDB -> RocksDbStore.open(configuration.data(), RocksDbSettings.small());
        };
    }

    private static NodeSettings nodeSettings(Configuration configuration) {
        NodeSettings sizes = NodeSettings.defaults();
        return new NodeSettings(
                        configuration.region(),
                        configuration.account(),
                        sizes.partitions(),
                        limits(configuration),
                        Duration.ofDays(configuration.retentionDays()),
                        sizes.hotBytes(),
                        sizes.nearTimers(),
                        sizes.concurrentCallsMax(),
                        sizes.expressOpenMax(),
                        sizes.jobPolling())
                .withQuotas(isOpen(configuration) ? Quotas.open() : Quotas.aws());
    }

    private static Limits limits(Configuration configuration) {
        return isOpen(configuration) ? Limits.open() : Limits.aws();
    }

    private static boolean isOpen(Configuration configuration) {
        return configuration.limits() == LimitsProfile.OPEN;
    }
}
