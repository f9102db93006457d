"""Runs a Python handler through the Lambda Runtime API: fetch an event, call the handler, post what it returned."""
import http.client
import importlib
import json
import os
import sys
import time
import traceback
from types import SimpleNamespace


def call(method, resource, body=None, headers=None):
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    connection.request(method, "/2018-06-01/runtime/" + resource, body, headers or {})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.headers, content


def fail(resource, error, error_type=None, request_id=""):
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename != __file__ and "importlib" not in f.filename]
    name = error_type or type(error).__name__
    report = {
        "errorMessage": str(error),
        "errorType": name,
        "requestId": request_id,
        "stackTrace": traceback.format_list(frames),
    }
    call("POST", resource, json.dumps(report).encode(), {"Lambda-Runtime-Function-Error-Type": name})


def load():
    module, _, function = os.environ["_HANDLER"].rpartition(".")
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    return getattr(importlib.import_module(module.replace("/", ".")), function)


def context_of(headers):
    deadline = int(headers["Lambda-Runtime-Deadline-Ms"])
    client = json.loads(headers.get("Lambda-Runtime-Client-Context") or "null")
    return SimpleNamespace(
        aws_request_id=headers["Lambda-Runtime-Aws-Request-Id"],
        function_name=os.environ["AWS_LAMBDA_FUNCTION_NAME"],
        function_version=os.environ["AWS_LAMBDA_FUNCTION_VERSION"],
        memory_limit_in_mb=os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"],
        log_group_name=os.environ["AWS_LAMBDA_LOG_GROUP_NAME"],
        log_stream_name=os.environ["AWS_LAMBDA_LOG_STREAM_NAME"],
        invoked_function_arn=headers["Lambda-Runtime-Invoked-Function-Arn"],
        client_context=client and SimpleNamespace(**client),
        identity=None,
        get_remaining_time_in_millis=lambda: max(0, deadline - int(time.time() * 1000)),
    )


try:
    handler = load()
except Exception as error:
    fail("init/error", error, "Runtime.ImportModuleError")
    sys.exit(1)

while True:
    headers, event = call("GET", "invocation/next")
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    try:
        result = handler(json.loads(event), context_of(headers))
    except Exception as error:
        fail("invocation/" + request_id + "/error", error, None, request_id)
        continue
    try:
        answer = json.dumps(result).encode()
    except (TypeError, ValueError) as error:
        marshal = TypeError("Unable to marshal response: " + str(error))
        fail("invocation/" + request_id + "/error", marshal, "Runtime.MarshalError", request_id)
        continue
    call("POST", "invocation/" + request_id + "/response", answer)
