package io.stepwell.server.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.InProcess;
import io.stepwell.server.harness.ServerInOtherProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/** One variable sends every service elsewhere, and a folder of models adds services. */
@Timeout(180)
final class OneAddressTest {
    private static final String TEN_SERVICES = """
            {"StartAt":"All","States":{"All":{"Type":"Parallel","End":true,"Branches":[
              {"StartAt":"A","States":{"A":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke",
                "Parameters":{"FunctionName":"f","Payload":{"n":1}},"OutputPath":"$.Payload"}}},
              {"StartAt":"B","States":{"B":{"Type":"Task","End":true,"Resource":"arn:aws:states:::sqs:sendMessage",
                "Parameters":{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/q","MessageBody":"m"},"OutputPath":"$.MessageId"}}},
              {"StartAt":"C","States":{"C":{"Type":"Task","End":true,"Resource":"arn:aws:states:::sns:publish",
                "Parameters":{"TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Message":"m"},"OutputPath":"$.MessageId"}}},
              {"StartAt":"D","States":{"D":{"Type":"Task","End":true,"Resource":"arn:aws:states:::dynamodb:getItem",
                "Parameters":{"TableName":"t","Key":{"id":{"S":"1"}}},"OutputPath":"$.Item.n.N"}}},
              {"StartAt":"E","States":{"E":{"Type":"Task","End":true,"Resource":"arn:aws:states:::events:putEvents",
                "Parameters":{"Entries":[{"Detail":{},"DetailType":"d","Source":"s"}]},"OutputPath":"$.Entries[0].EventId"}}},
              {"StartAt":"F","States":{"F":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:s3:getObject",
                "Parameters":{"Bucket":"b","Key":"k"},"OutputPath":"$.Body"}}},
              {"StartAt":"G","States":{"G":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:secretsmanager:getSecretValue",
                "Parameters":{"SecretId":"s"},"OutputPath":"$.SecretString"}}},
              {"StartAt":"H","States":{"H":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:ssm:getParameter",
                "Parameters":{"Name":"p"},"OutputPath":"$.Parameter.Value"}}},
              {"StartAt":"I","States":{"I":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:ec2:describeInstances",
                "Parameters":{},"OutputPath":"$.Reservations[0].ReservationId"}}},
              {"StartAt":"J","States":{"J":{"Type":"Task","End":true,"Resource":"arn:aws:states:::apigateway:invoke",
                "Parameters":{"ApiEndpoint":"example.execute-api.us-east-1.amazonaws.com","Method":"GET","Stage":"prod","Path":"bills"},
                "OutputPath":"$.ResponseBody.bill"}}}
            ]}}}""";

    /** A service that does not exist anywhere. */
    private static final String WEATHER = """
            {"metadata":{"apiVersion":"2031-01-01","endpointPrefix":"weather","protocol":"json","jsonVersion":"1.1",
              "serviceId":"Weather Station Service","signatureVersion":"v4","targetPrefix":"Weather_20310101"},
             "operations":{"ReadGauge":{"name":"ReadGauge","http":{"method":"POST","requestUri":"/"},
               "input":{"shape":"ReadGaugeRequest"},"output":{"shape":"ReadGaugeResponse"},"errors":[{"shape":"GaugeBroken"}]}},
             "shapes":{
               "ReadGaugeRequest":{"type":"structure","required":["gaugeId"],"members":{"gaugeId":{"shape":"Text"},"equals":{"shape":"Text"}}},
               "ReadGaugeResponse":{"type":"structure","members":{"millimetres":{"shape":"Number"},"readAt":{"shape":"Time"},"equals":{"shape":"Text"}}},
               "GaugeBroken":{"type":"structure","members":{"message":{"shape":"Text"}},"exception":true},
               "Text":{"type":"string"},"Number":{"type":"double"},"Time":{"type":"timestamp"}}}""";

    private static final String READ = """
            {"StartAt":"Read","States":{"Read":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:weatherstation:%s",
              "Parameters":{"GaugeId":"g-1","EqualsValue":"x"}}}}""";

    @TempDir
    Path folder;

    @Test
    void tenServicesOfOneDefinitionAreFoundByOneVariable() throws Exception {
        try (AwsDouble aws = new AwsDouble()) {
            aws.answer("POST /2015-03-31/functions/f/invocations", "\"lambda\"");
            aws.answer("AmazonSQS.SendMessage", "{\"MessageId\":\"sqs\",\"MD5OfMessageBody\":\"x\"}");
            aws.answer(
                    "Publish",
                    "<PublishResponse><PublishResult><MessageId>sns</MessageId></PublishResult></PublishResponse>");
            aws.answer("DynamoDB_20120810.GetItem", "{\"Item\":{\"n\":{\"N\":\"42\"}}}");
            aws.answer("AWSEvents.PutEvents", "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"event\"}]}");
            aws.answer("GET /b/k", "object");
            aws.answer("secretsmanager.GetSecretValue", "{\"SecretString\":\"secret\"}");
            aws.answer("AmazonSSM.GetParameter", "{\"Parameter\":{\"Value\":\"parameter\"}}");
            aws.answer(
                    "DescribeInstances",
                    "<DescribeInstancesResponse><reservationSet><item><reservationId>r-1</reservationId></item></reservationSet>"
                            + "</DescribeInstancesResponse>");
            aws.answer("GET /prod/bills", "{\"bill\":7}");
            try (ServerInOtherProcess server = ServerInOtherProcess.start(
                            folder.resolve("data"), folder.resolve("log"), aws.environment("AWS_ENDPOINT_URL"));
                    Caller caller = Caller.of(server.port())) {
                assertThat(caller.output(caller.start(caller.create("ten", TEN_SERVICES), "{}")))
                        .isEqualTo(
                                "[\"lambda\",\"sqs\",\"sns\",\"42\",\"event\",\"object\",\"secret\",\"parameter\",\"r-1\",7]");
            }
        }
    }

    @Test
    void aServiceOfAFolderOfModelsIsCalledLikeAllOthers() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("models/weather")).resolve("service-2.json"), WEATHER);
        try (AwsDouble aws = new AwsDouble();
                StepwellServer server = StepwellServer.start(
                        InProcess.configuration(
                                folder.resolve("data"),
                                Map.of(
                                        Setting.SERVICE_MODELS,
                                        folder.resolve("models").toString())),
                        aws.environment("AWS_ENDPOINT_URL_WEATHER_STATION_SERVICE"));
                Caller caller = Caller.of(server.port())) {
            aws.answer(
                    "Weather_20310101.ReadGauge",
                    "{\"millimetres\":1.5,\"readAt\":1700000000.25,\"equals\":\"y\",\"new\":1}");
            String machine = caller.create("read", READ.formatted("readGauge"));
            assertThat(caller.output(caller.start(machine, "{}")))
                    .isEqualTo("{\"Millimetres\":1.5,\"ReadAt\":\"2023-11-14T22:13:20.250Z\",\"EqualsValue\":\"y\"}");
            assertThat(aws.bodies("Weather_20310101.ReadGauge"))
                    .containsExactly("{\"gaugeId\":\"g-1\",\"equals\":\"x\"}");

            aws.answer(
                    "Weather_20310101.ReadGauge",
                    () -> new AwsDouble.Answer(400, "{\"__type\":\"GaugeBroken\",\"message\":\"dry\"}"));
            DescribeExecutionResponse failed = caller.finished(caller.start(machine, "{}"));
            assertThat(failed.error()).isEqualTo("WeatherStation.GaugeBrokenException");
            assertThat(failed.cause()).isEqualTo("dry (Service: WeatherStation, Status Code: 400, Request ID: R1)");

            assertThatThrownBy(() -> caller.create("other", READ.formatted("breakGauge")))
                    .isInstanceOf(InvalidDefinitionException.class)
                    .hasMessageContaining("breakGauge");
        }
    }

    @Test
    void anObjectBeyondTheLimitOfAResultFailsTheTask() throws Exception {
        try (AwsDouble aws = new AwsDouble();
                StepwellServer server =
                        StepwellServer.start(Configuration.inMemory(), aws.environment("AWS_ENDPOINT_URL"));
                Caller caller = Caller.of(server.port())) {
            aws.answer("GET /b/k", "x".repeat(262_145));
            String get = """
                    {"StartAt":"F","States":{"F":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:s3:getObject",
                      "Parameters":{"Bucket":"b","Key":"k"},"ResultSelector":{"n":1}}}}""";
            DescribeExecutionResponse failed = caller.finished(caller.start(caller.create("get", get), "{}"));
            assertThat(failed.error()).isEqualTo("States.DataLimitExceeded");
            assertThat(failed.cause())
                    .isEqualTo(
                            "The state/task 'aws-sdk:s3' returned a result with a size exceeding the maximum number of bytes"
                                    + " service limit.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glue:startCrawler",
                "glue:startJobRun.waitForTaskToken",
                "sns:publish.sync",
                "lambda:invoke.sync",
                "athena:getQueryResults.sync",
                "bedrockagentcore:invokeHarness.waitForTaskToken",
                "elasticmapreduce:runJobFlow",
                "nosuchservice:doSomething",
                "aws-sdk:s3:selectObjectContent",
                "aws-sdk:glue:startJobRun.sync"
            })
    void whatAwsDoesNotHaveIsRefusedBeforeAnythingRuns(String resource) {
        try (StepwellServer server = StepwellServer.start(Configuration.inMemory(), Map.of());
                Caller caller = Caller.of(server.port())) {
            String definition = "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true,"
                    + "\"Resource\":\"arn:aws:states:::" + resource + "\",\"Parameters\":{}}}}";
            assertThatThrownBy(() -> caller.create("no", definition))
                    .isInstanceOf(InvalidDefinitionException.class)
                    .hasMessageContaining("The resource provided arn:aws:states:::" + resource + " is not recognized");
        }
    }
}
