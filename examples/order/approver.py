"""The person who approves large orders, as a program of its own: reads the queue, answers the waiting executions.

It needs no AWS library: SQS and Step Functions are asked in their own JSON protocol. Usage:
    approver.py STEP_FUNCTIONS_URL SQS_URL QUEUE
"""
import json
import sys
import time
import urllib.error
import urllib.request

LIMIT = 5_000
THINKING_SECONDS = 3
PATIENCE_SECONDS = 15


def call(url, target, version, members):
    """Asks until there is an answer: a server may be down for a moment."""
    headers = {"Content-Type": "application/x-amz-json-" + version, "X-Amz-Target": target}
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            request = urllib.request.Request(url, json.dumps(members).encode(), headers)
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.loads(response.read() or b"{}")
        except urllib.error.HTTPError as refusal:
            sys.exit(f"{target} was refused: {refusal.read().decode()}")
        except OSError as unreachable:
            if time.monotonic() > give_up:
                sys.exit(f"{url} does not answer: {unreachable}")
            time.sleep(0.2)


def answer(states_url, order):
    token = order["taskToken"]
    if order["total"] > LIMIT:
        cause = f"{order['total']} is more than {order['customer']} may spend"
        call(states_url, "AWSStepFunctions.SendTaskFailure", "1.0",
             {"taskToken": token, "error": "OrderRejected", "cause": cause})
        return "rejected"
    call(states_url, "AWSStepFunctions.SendTaskSuccess", "1.0",
         {"taskToken": token, "output": json.dumps({"by": "approver.py"})})
    return "approved"


def main(states_url, sqs_url, queue):
    url = call(sqs_url, "AmazonSQS.GetQueueUrl", "1.0", {"QueueName": queue})["QueueUrl"]
    while True:
        received = call(sqs_url, "AmazonSQS.ReceiveMessage", "1.0",
                        {"QueueUrl": url, "WaitTimeSeconds": 5, "MaxNumberOfMessages": 10})
        for message in received.get("Messages", []):
            order = json.loads(message["Body"])
            print(f"{order['orderId']} over {order['total']} is on my desk, give me {THINKING_SECONDS} seconds", flush=True)
            time.sleep(THINKING_SECONDS)
            print(f"{order['orderId']} is {answer(states_url, order)}", flush=True)
            call(sqs_url, "AmazonSQS.DeleteMessage", "1.0",
                 {"QueueUrl": url, "ReceiptHandle": message["ReceiptHandle"]})


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        pass
