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
PATIENCE_SECONDS = 60


class Refused(Exception):
    pass


def call(url, target, members):
    """Asks until there is an answer: a server may be down for a moment."""
    headers = {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": target}
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            request = urllib.request.Request(url, json.dumps(members).encode(), headers)
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.loads(response.read() or b"{}")
        except urllib.error.HTTPError as refusal:
            raise Refused(refusal.read().decode())
        except OSError as unreachable:
            if time.monotonic() > give_up:
                sys.exit(f"{url} does not answer: {unreachable}")
            time.sleep(0.2)


def answer(states_url, order):
    token, total = order["taskToken"], order["total"]
    try:
        if total > LIMIT:
            cause = f"{total} is more than {order['customer']} may spend"
            call(states_url, "AWSStepFunctions.SendTaskFailure",
                 {"taskToken": token, "error": "OrderRejected", "cause": cause})
            return "rejected"
        call(states_url, "AWSStepFunctions.SendTaskSuccess",
             {"taskToken": token, "output": json.dumps({"by": "approver.py"})})
        return "approved"
    except Refused as refusal:
        # a queue may deliver a message twice, and an execution does not wait forever
        return f"not waiting any more: {refusal}"


def main(states_url, sqs_url, queue):
    url = call(sqs_url, "AmazonSQS.GetQueueUrl", {"QueueName": queue})["QueueUrl"]
    while True:
        received = call(sqs_url, "AmazonSQS.ReceiveMessage", {"QueueUrl": url, "WaitTimeSeconds": 5})
        for message in received.get("Messages", []):
            order = json.loads(message["Body"])
            print(f"{order['orderId']} over {order['total']} is on my desk, give me {THINKING_SECONDS} seconds", flush=True)
            time.sleep(THINKING_SECONDS)
            print(f"{order['orderId']} is {answer(states_url, order)}", flush=True)
            call(sqs_url, "AmazonSQS.DeleteMessage", {"QueueUrl": url, "ReceiptHandle": message["ReceiptHandle"]})


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        pass
