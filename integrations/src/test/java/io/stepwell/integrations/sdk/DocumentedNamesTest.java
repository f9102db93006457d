package io.stepwell.integrations.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.models.SdkNames;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of services, errors and members as the Developer Guide lists them ("Learning to use AWS service SDK integrations"). */
class DocumentedNamesTest {
    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.bundled();

    /** Those whose spelling does not follow from the resource alone. */
    @ParameterizedTest
    @CsvSource({
        "accessanalyzer, AccessAnalyzer",
        "acmpca, AcmPca",
        "amplifyuibuilder, AmplifyUiBuilder",
        "apigateway, ApiGateway",
        "apigatewayv2, ApiGatewayV2",
        "appflow, Appflow",
        "applicationdiscovery, ApplicationDiscovery",
        "arczonalshift, ArcZonalShift",
        "autoscaling, AutoScaling",
        "b2bi, B2Bi",
        "bcmdataexports, BcmDataExports",
        "bedrockagentruntime, BedrockAgentRuntime",
        "billingconductor, Billingconductor",
        "chimesdkmediapipelines, ChimeSdkMediaPipelines",
        "cleanroomsml, CleanRoomsMl",
        "cloudhsm, CloudHsm",
        "cloudhsmv2, CloudHsmV2",
        "cloudwatch, CloudWatch",
        "cloudwatchlogs, CloudWatchLogs",
        "codeartifact, Codeartifact",
        "codestarconnections, CodeStarConnections",
        "codestarnotifications, CodestarNotifications",
        "cognitoidentityprovider, CognitoIdentityProvider",
        "config, Config",
        "costandusagereport, CostAndUsageReport",
        "costexplorer, CostExplorer",
        "databasemigration, DatabaseMigration",
        "databrew, DataBrew",
        "directory, Directory",
        "docdb, DocDb",
        "docdbelastic, DocDbElastic",
        "dynamodb, DynamoDb",
        "dynamodbstreams, DynamoDbStreams",
        "ebs, Ebs",
        "ec2, Ec2",
        "ec2instanceconnect, Ec2InstanceConnect",
        "ecrpublic, EcrPublic",
        "efs, Efs",
        "elasticache, ElastiCache",
        "elasticloadbalancing, ElasticLoadBalancing",
        "elasticloadbalancingv2, ElasticLoadBalancingV2",
        "elasticsearch, Elasticsearch",
        "emrserverless, EmrServerless",
        "eventbridge, EventBridge",
        "finspacedata, FinspaceData",
        "forecastquery, Forecastquery",
        "fsx, FSx",
        "greengrassv2, GreengrassV2",
        "identitystore, Identitystore",
        "imagebuilder, Imagebuilder",
        "inspector2, Inspector2",
        "iot, Iot",
        "iotanalytics, IoTAnalytics",
        "iotdeviceadvisor, IotDeviceAdvisor",
        "iotfleetwise, IoTFleetWise",
        "iotjobsdataplane, IotJobsDataPlane",
        "iotsecuretunneling, IoTSecureTunneling",
        "iotthingsgraph, IoTThingsGraph",
        "iottwinmaker, IoTTwinMaker",
        "iotwireless, IotWireless",
        "ivschat, Ivschat",
        "ivsrealtime, IvsRealTime",
        "kinesisanalyticsv2, KinesisAnalyticsV2",
        "kinesisvideowebrtcstorage, KinesisVideoWebRtcStorage",
        "lexmodelbuilding, LexModelBuilding",
        "lexmodelsv2, LexModelsV2",
        "lexruntime, LexRuntime",
        "lexruntimev2, LexRuntimeV2",
        "m2, M2",
        "macie2, Macie2",
        "marketplaceentitlement, MarketplaceEntitlement",
        "mediapackagev2, MediaPackageV2",
        "mediapackagevod, MediaPackageVod",
        "memorydb, MemoryDb",
        "migrationhubrefactorspaces, MigrationHubRefactorSpaces",
        "mturk, MTurk",
        "opensearch, OpenSearch",
        "opsworkscm, OpsWorksCm",
        "pcaconnectorad, PcaConnectorAd",
        "pinpointemail, PinpointEmail",
        "pinpointsmsvoice, PinpointSmsVoice",
        "pinpointsmsvoicev2, PinpointSmsVoiceV2",
        "qapps, QApps",
        "qbusiness, QBusiness",
        "qldbsession, QldbSession",
        "quicksight, QuickSight",
        "rdsdata, RdsData",
        "repostspace, Repostspace",
        "resiliencehub, Resiliencehub",
        "resourceexplorer2, ResourceExplorer2",
        "resourcegroupstaggingapi, ResourceGroupsTaggingApi",
        "robomaker, RoboMaker",
        "route53, Route53",
        "route53recoverycluster, Route53RecoveryCluster",
        "s3, S3",
        "s3control, S3Control",
        "sagemakera2iruntime, SageMakerA2IRuntime",
        "sagemakeredge, SagemakerEdge",
        "sagemakerfeaturestoreruntime, SageMakerFeatureStoreRuntime",
        "savingsplans, Savingsplans",
        "secretsmanager, SecretsManager",
        "serverlessapplicationrepository, ServerlessApplicationRepository",
        "servicecatalogappregistry, ServiceCatalogAppRegistry",
        "servicediscovery, ServiceDiscovery",
        "ses, Ses",
        "sesv2, SesV2",
        "sfn, Sfn",
        "sns, Sns",
        "sqs, Sqs",
        "ssmsap, SsmSap",
        "ssooidc, SsoOidc",
        "sts, Sts",
        "timestreaminfluxdb, TimestreamInfluxDb",
        "timestreamwrite, TimestreamWrite",
        "voiceid, VoiceId",
        "vpclattice, VpcLattice",
        "waf, Waf",
        "wafregional, WafRegional",
        "wafv2, Wafv2",
        "wellarchitected, WellArchitected",
        "workspacesthinclient, WorkSpacesThinClient",
        "backupsearch, BackupSearch",
        "bcmpricingcalculator, BcmPricingCalculator",
        "bedrockdataautomationruntime, BedrockDataAutomationRuntime",
        "connectcampaignsv2, ConnectCampaignsV2",
        "directoryservicedata, DirectoryServiceData",
        "dsql, Dsql",
        "geomaps, GeoMaps",
        "invoicing, Invoicing",
        "marketplacereporting, MarketplaceReporting",
        "neptunegraph, NeptuneGraph",
        "networkflowmonitor, NetworkFlowMonitor",
        "notificationscontacts, NotificationsContacts",
        "observabilityadmin, ObservabilityAdmin",
        "partnercentralselling, PartnerCentralSelling",
        "pcs, Pcs",
        "s3tables, S3Tables",
        "securityir, SecurityIr",
        "socialmessaging, SocialMessaging",
        "ssmquicksetup, SsmQuickSetup",
        "xray, XRay"
    })
    void aServiceHasTheNameAndThePrefixOfTheGuide(String resource, String prefix) {
        ServiceModel model = Objects.requireNonNull(CATALOGUE.service(resource), resource);
        assertThat(SdkNames.service(model.serviceId())).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "cloudformation, describeEvents",
        "ecs, createExpressGatewayService",
        "kinesis, createChannel",
        "sts, getWebIdentityToken",
        "s3tables, createTableBucket",
        "dynamodb, getItem",
        "chime, createRoom"
    })
    void actionsOfEveryAgeAreThere(String service, String action) {
        assertThat(Objects.requireNonNull(CATALOGUE.service(service)).operation(action))
                .isNotNull();
    }

    @Test
    void everyServiceIsFoundByItsOwnName() {
        for (String name : CATALOGUE.names()) {
            String serviceId = Objects.requireNonNull(CATALOGUE.service(name)).serviceId();
            assertThat(SdkNames.resource(serviceId)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DBInstanceIdentifier, DbInstanceIdentifier",
        "stateMachineArn, StateMachineArn",
        "ETag, ETag",
        "VPCSecurityGroups, VpcSecurityGroups",
        "BOOL, Bool",
        "NULL, Nul",
        "SS, Ss",
        "equals, EqualsValue",
        "Equals, EqualsValue",
        "default, DefaultValue",
        "Defaults, Defaults",
        "SSEKMSKeyId, SsekmsKeyId",
        "IPSetId, IpSetId"
    })
    void aMemberHasTheNameOfTheSdksMethod(String member, String parameter) {
        assertThat(SdkNames.parameter(member)).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "NoSuchBucket, NoSuchBucketException",
        "BucketAlreadyExists, BucketAlreadyExistsException",
        "ResourceNotFoundException, ResourceNotFoundException",
        "DBInstanceNotFoundFault, DbInstanceNotFoundException",
        "WAFNonexistentItemException, WafNonexistentItemException",
        "KMSInvalidStateException, KmsInvalidStateException"
    })
    void anErrorEndsWithException(String shape, String error) {
        assertThat(SdkNames.exception(shape)).isEqualTo(error);
    }
}
