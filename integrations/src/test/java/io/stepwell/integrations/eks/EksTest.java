package io.stepwell.integrations.eks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.Tree;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.http.AddressRules;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code eks:call} and {@code eks:runJob} against a server with a certificate of its own. */
@Timeout(180)
class EksTest {
    private static final AwsClient CLIENT = new AwsClient(new RetryPolicy(1, 1, 1, 1));
    private static final String JOBS = "/apis/batch/v1/namespaces/default/jobs";
    private static final Endpoints ENDPOINTS = Endpoints.of(
            Map.of("AWS_ACCESS_KEY_ID", "AKIAOWN", "AWS_SECRET_ACCESS_KEY", "s", "AWS_REGION", "eu-west-1"));
    private static final RoleCredentials ROLES = new RoleCredentials(CLIENT, ENDPOINTS, ServiceCatalogue.bundled());

    @TempDir
    Path folder;

    private ClusterDouble cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new ClusterDouble(folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static AddressRules local() {
        return AddressRules.allowing(List.of("localhost"));
    }

    private static TaskCall task(String resource, String parameters) {
        return new TaskCall(
                new TaskRef("e", 3),
                TaskResource.parse("arn:aws:states:::" + resource),
                Json.parse(parameters),
                "token",
                "key-1",
                Long.MAX_VALUE,
                null);
    }

    private TaskOutcome call(String members) throws InterruptedException {
        TaskCall call = task("eks:call", "{" + cluster.parameters() + "," + members + "}");
        Integration integration = new EksCallIntegration(ENDPOINTS, ROLES, local());
        assertThat(integration.serves(call.resource())).isTrue();
        return integration.call(call);
    }

    private TaskCall job(String logOptions) {
        return task(
                "eks:runJob.sync",
                "{" + cluster.parameters() + ",\"LogOptions\":" + logOptions
                        + ",\"Job\":{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"metadata\":{\"name\":\"pi\"}}}");
    }

    private static EksJobIntegration jobs() {
        return new EksJobIntegration(ENDPOINTS, ROLES, local());
    }

    private static Json output(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
        return ((TaskOutcome.Succeeded) outcome).output();
    }

    private static TaskOutcome.Failed failure(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Failed.class);
        return (TaskOutcome.Failed) outcome;
    }

    @Test
    void aCallReachesTheClusterWithATokenThatStsCanJudge() throws InterruptedException {
        cluster.answer("GET /api/v1/namespaces/default/pods?labelSelector=job-name%3Dpi", 200, "{\"items\":[]}");
        Json output = output(call("\"Method\":\"GET\",\"Path\":\"/api/v1/namespaces/default/pods\","
                + "\"QueryParameters\":{\"labelSelector\":[\"job-name=pi\"]}"));
        assertThat(output)
                .isEqualTo(Json.parse("{\"ResponseBody\":{\"items\":[]},\"StatusCode\":200,\"StatusText\":\"OK\"}"));
        String bearer = cluster.asked().getFirst().authorization();
        assertThat(bearer).startsWith("Bearer k8s-aws-v1.");
        String url = new String(
                Base64.getUrlDecoder().decode(bearer.substring("Bearer k8s-aws-v1.".length())), StandardCharsets.UTF_8);
        assertThat(url)
                .startsWith("https://sts.eu-west-1.amazonaws.com/?")
                .contains(
                        "Action=GetCallerIdentity",
                        "Version=2011-06-15",
                        "X-Amz-Credential=AKIAOWN%2F",
                        "%2Feu-west-1%2Fsts%2Faws4_request",
                        "X-Amz-SignedHeaders=host%3Bx-k8s-aws-id",
                        "X-Amz-Expires=60",
                        "X-Amz-Signature=");
    }

    @Test
    void aRefusalIsToldByItsStatusWithTheAnswerAsCause() throws InterruptedException {
        cluster.answer(
                "POST /api/v1/namespaces/kube-system/configmaps", 401, "{\"reason\":\"Unauthorized\",\"code\":401}");
        TaskOutcome.Failed failed =
                failure(call("\"Method\":\"POST\",\"Path\":\"api/v1/namespaces/kube-system/configmaps\","
                        + "\"RequestBody\":{\"kind\":\"ConfigMap\"}"));
        assertThat(failed.error()).isEqualTo("EKS.401");
        assertThat(Json.parse(String.valueOf(failed.cause())))
                .isEqualTo(Json.parse("{\"ResponseBody\":{\"reason\":\"Unauthorized\",\"code\":401},\"StatusCode\":401,"
                        + "\"StatusText\":\"Unauthorized\"}"));
        assertThat(cluster.asked().getFirst().body()).isEqualTo("{\"kind\":\"ConfigMap\"}");
    }

    @Test
    void anotherCertificateIsNotTrusted(@TempDir Path elsewhere) throws Exception {
        try (ClusterDouble other = new ClusterDouble(elsewhere)) {
            String foreign = cluster.parameters().split("\"CertificateAuthority\"")[0] + "\"CertificateAuthority\""
                    + other.parameters().split("\"CertificateAuthority\"")[1];
            TaskOutcome.Failed failed = failure(new EksCallIntegration(ENDPOINTS, ROLES, local())
                    .call(task("eks:call", "{" + foreign + ",\"Method\":\"GET\",\"Path\":\"/\"}")));
            assertThat(failed.error()).isEqualTo("EKS.SdkClientException");
            assertThat(failed.cause()).contains("TLS");
            assertThat(cluster.asked()).isEmpty();
        }
    }

    @Test
    void aClusterOnThisMachineIsOnlyCalledWhenThatIsAllowed() throws InterruptedException {
        TaskOutcome.Failed failed = failure(new EksCallIntegration(ENDPOINTS, ROLES, AddressRules.publicOnly())
                .call(task("eks:call", "{" + cluster.parameters() + ",\"Method\":\"GET\",\"Path\":\"/\"}")));
        assertThat(failed.error()).isEqualTo("EKS.SdkClientException");
        assertThat(failed.cause()).contains("http-allow");
        assertThat(cluster.asked()).isEmpty();
    }

    @Test
    void parametersThatAreWrongAreNamed() throws InterruptedException {
        Integration integration = new EksCallIntegration(ENDPOINTS, ROLES, local());
        assertThat(failure(integration.call(
                                task("eks:call", "{\"ClusterName\":\"c\",\"Method\":\"GET\",\"Path\":\"/\"}")))
                        .cause())
                .contains("The field 'Endpoint' is required but was missing");
        assertThat(failure(integration.call(task(
                                "eks:call",
                                "{\"ClusterName\":\"c\",\"Endpoint\":\"https://localhost\",\"CertificateAuthority\":\"AAAA\","
                                        + "\"Method\":\"GET\",\"Path\":\"/\"}")))
                        .cause())
                .contains("'CertificateAuthority' must be the Base64 of a certificate");
        assertThat(failure(call("\"Method\":\"TRACE\",\"Path\":\"/\"")).cause()).contains("'Method' must be one of");
        assertThat(failure(call("\"Method\":\"GET\",\"Path\":\"/a b\"")).cause())
                .contains("'Path' is no path");
        assertThat(cluster.asked()).isEmpty();
    }

    @Test
    void aJobRunsToItsEndAndItsLogsAreRead() throws InterruptedException {
        cluster.answer(
                "POST " + JOBS, 201, "{\"kind\":\"Job\",\"metadata\":{\"name\":\"pi\",\"namespace\":\"default\"}}");
        TaskCall call = job("{\"RetrieveLogs\":true,\"LogParameters\":{\"tailLines\":[\"6\"]}}");
        assertThat(jobs().serves(call.resource())).isTrue();
        Json submitted = output(jobs().call(call));
        assertThat(Tree.at(submitted, "ResponseBody", "metadata", "name")).isEqualTo("pi");
        assertThat(Json.parse(cluster.asked().getFirst().body()))
                .isEqualTo(Json.parse("{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"metadata\":{\"name\":\"pi\","
                        + "\"annotations\":{\"stepwell.io/attempt\":\"key-1\"}}}"));

        cluster.answer("GET " + JOBS + "/pi", 200, "{\"status\":{\"active\":1}}");
        assertThat(jobs().poll(call, submitted)).isInstanceOf(JobState.Running.class);
        cluster.answer("GET " + JOBS + "/pi", 503, "{}");
        assertThat(jobs().poll(call, submitted)).isInstanceOf(JobState.Running.class);

        cluster.answer(
                "GET " + JOBS + "/pi",
                200,
                "{\"status\":{\"succeeded\":1,\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\"}]}}");
        String pods = "/api/v1/namespaces/default/pods";
        String list =
                "{\"items\":[{\"metadata\":{\"name\":\"pi-x\"},\"spec\":{\"containers\":[{\"name\":\"main\"},{\"name\":\"side\"}]}}]}";
        cluster.answer("GET " + pods + "?labelSelector=job-name%3Dpi&limit=50", 200, list);
        cluster.answer("GET " + pods + "?limit=50&labelSelector=job-name%3Dpi", 200, list);
        cluster.answerText("GET " + pods + "/pi-x/log?tailLines=6&container=main", "{ \"pi\": 3.14 }");
        JobState state = jobs().poll(call, submitted);
        assertThat(state).isInstanceOf(JobState.Ended.class);
        Json ended = output(((JobState.Ended) state).outcome());
        assertThat(Tree.at(ended, "status", "succeeded")).isEqualTo(1);
        assertThat(String.valueOf(Tree.at(ended, "logs", "pods", "pi-x", "containers", "main", "log", "pi")))
                .isEqualTo("3.14");
        assertThat(Tree.at(ended, "logs", "pods", "pi-x", "containers", "side", "error"))
                .as("a log that cannot be had")
                .isEqualTo("EKS.404");
    }

    @Test
    void aJobThatFailsFailsTheTaskWithTheJobAsCause() throws InterruptedException {
        Json submitted = Json.parse("{\"ResponseBody\":{\"metadata\":{\"name\":\"pi\"}}}");
        cluster.answer(
                "GET " + JOBS + "/pi",
                200,
                "{\"status\":{\"conditions\":[{\"type\":\"Failed\",\"status\":\"True\",\"reason\":\"BackoffLimitExceeded\"}]}}");
        JobState state = jobs().poll(job("{}"), submitted);
        assertThat(state).isInstanceOfSatisfying(JobState.Ended.class, ended -> {
            TaskOutcome.Failed failed = failure(ended.outcome());
            assertThat(failed.error()).isEqualTo("States.TaskFailed");
            assertThat(failed.cause()).contains("BackoffLimitExceeded");
        });
    }

    @Test
    void aStartThatIsRepeatedFindsItsOwnJobAndNobodyElses() throws InterruptedException {
        cluster.answer("POST " + JOBS, 409, "{\"reason\":\"AlreadyExists\"}");
        cluster.answer(
                "GET " + JOBS + "/pi",
                200,
                "{\"metadata\":{\"name\":\"pi\",\"annotations\":{\"stepwell.io/attempt\":\"key-1\"}}}");
        assertThat(Tree.at(output(jobs().call(job("{}"))), "ResponseBody", "metadata", "name"))
                .isEqualTo("pi");
        cluster.answer(
                "GET " + JOBS + "/pi",
                200,
                "{\"metadata\":{\"name\":\"pi\",\"annotations\":{\"stepwell.io/attempt\":\"another\"}}}");
        assertThat(failure(jobs().call(job("{}"))).error()).isEqualTo("EKS.409");
    }

    @Test
    void aJobThatNobodyWaitsForIsDeleted() throws InterruptedException {
        jobs().cancel(job("{}"), Json.parse("{\"ResponseBody\":{\"metadata\":{\"name\":\"pi\"}}}"));
        assertThat(cluster.asked().getFirst().line()).isEqualTo("DELETE " + JOBS + "/pi?propagationPolicy=Background");
    }
}
