"""Runs a Python handler through the Lambda Runtime API: fetch an event, call the handler, post what it returned."""
import decimal
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


class Refused(Exception):
    """An error with one of the names that Lambda gives to code it cannot start."""

    def __init__(self, name, message):
        super().__init__(message)
        self.name = "Runtime." + name


def load():
    handler_name = os.environ["_HANDLER"]
    module_name, dot, function = handler_name.rpartition(".")
    if not dot:
        raise Refused("MalformedHandlerName", f"Bad handler '{handler_name}': not enough values to unpack (expected 2, got 1)")
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Refused("ImportModuleError", f"Unable to import module '{module_name}': {error}") from None
    except SyntaxError as error:
        raise Refused("UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}") from None
    try:
        return getattr(module, function)
    except AttributeError:
        raise Refused("HandlerNotFound", f"Handler '{function}' missing on module '{module_name}'") from None


def client_context(text):
    given = json.loads(text or "null")
    return given and SimpleNamespace(**{"custom": None, "env": None, "client": None, **given})


def serialized(value):
    """As Lambda does: a number of DynamoDB is a number of JSON."""
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def context_of(headers):
    deadline = int(headers["Lambda-Runtime-Deadline-Ms"])
    return SimpleNamespace(
        aws_request_id=headers["Lambda-Runtime-Aws-Request-Id"],
        function_name=os.environ["AWS_LAMBDA_FUNCTION_NAME"],
        function_version=os.environ["AWS_LAMBDA_FUNCTION_VERSION"],
        memory_limit_in_mb=os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"],
        log_group_name=os.environ["AWS_LAMBDA_LOG_GROUP_NAME"],
        log_stream_name=os.environ["AWS_LAMBDA_LOG_STREAM_NAME"],
        invoked_function_arn=headers["Lambda-Runtime-Invoked-Function-Arn"],
        client_context=client_context(headers.get("Lambda-Runtime-Client-Context")),
        identity=SimpleNamespace(cognito_identity_id=None, cognito_identity_pool_id=None),
        get_remaining_time_in_millis=lambda: max(0, deadline - int(time.time() * 1000)),
    )


def handled(event, headers):
    """What the handler returns. Behind the last of what it writes comes a line that tells so."""
    try:
        return handler(json.loads(event), context_of(headers))
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
            os.write(1, b"\0end of " + headers["Lambda-Runtime-Aws-Request-Id"].encode() + b"\n")
        except Exception:  # it has closed or replaced its output, which is its own affair
            pass


try:
    handler = load()
except Exception as error:
    fail("init/error", error, getattr(error, "name", None) if isinstance(error, Refused) else None)
    sys.exit(1)

while True:
    headers, event = call("GET", "invocation/next")
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    try:
        result = handled(event, headers)
    except Exception as error:
        fail("invocation/" + request_id + "/error", error, None, request_id)
        continue
    try:
        answer = json.dumps(result, default=serialized).encode()
    except (TypeError, ValueError) as error:
        marshal = TypeError("Unable to marshal response: " + str(error))
        fail("invocation/" + request_id + "/error", marshal, "Runtime.MarshalError", request_id)
        continue
    call("POST", "invocation/" + request_id + "/response", answer)
