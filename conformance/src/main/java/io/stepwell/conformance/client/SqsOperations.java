package io.stepwell.conformance.client;

import static java.util.Map.entry;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;

/** The operations of SQS that cases use. */
final class SqsOperations {
    static final Map<String, SdkOperation<SqsClient>> BY_NAME = Map.ofEntries(
            entry(
                    "CreateQueue",
                    SdkOperation.of(CreateQueueRequest::builder, CreateQueueRequest.class, SqsClient::createQueue)),
            entry(
                    "DeleteMessage",
                    SdkOperation.of(
                            DeleteMessageRequest::builder, DeleteMessageRequest.class, SqsClient::deleteMessage)),
            entry(
                    "DeleteQueue",
                    SdkOperation.of(DeleteQueueRequest::builder, DeleteQueueRequest.class, SqsClient::deleteQueue)),
            entry(
                    "GetQueueAttributes",
                    SdkOperation.of(
                            GetQueueAttributesRequest::builder,
                            GetQueueAttributesRequest.class,
                            SqsClient::getQueueAttributes)),
            entry(
                    "GetQueueUrl",
                    SdkOperation.of(GetQueueUrlRequest::builder, GetQueueUrlRequest.class, SqsClient::getQueueUrl)),
            entry(
                    "PurgeQueue",
                    SdkOperation.of(PurgeQueueRequest::builder, PurgeQueueRequest.class, SqsClient::purgeQueue)),
            entry(
                    "ReceiveMessage",
                    SdkOperation.of(
                            ReceiveMessageRequest::builder, ReceiveMessageRequest.class, SqsClient::receiveMessage)),
            entry(
                    "SendMessage",
                    SdkOperation.of(SendMessageRequest::builder, SendMessageRequest.class, SqsClient::sendMessage)),
            entry(
                    "SetQueueAttributes",
                    SdkOperation.of(
                            SetQueueAttributesRequest::builder,
                            SetQueueAttributesRequest.class,
                            SqsClient::setQueueAttributes)));

    private SqsOperations() {}
}
