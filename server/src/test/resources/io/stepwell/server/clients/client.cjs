// A client in JavaScript: node client.cjs <folder with node_modules> <endpoint>. Ends with status 0 when all is as it must be.
const assert = require("node:assert/strict");
const { createRequire } = require("node:module");
const [folder, endpoint] = process.argv.slice(2);
const sdk = createRequire(folder + "/package.json")("@aws-sdk/client-sfn");

const credentials = { accessKeyId: "anyone", secretAccessKey: "anything" };
const client = new sdk.SFNClient({ endpoint, region: "us-east-1", credentials, disableHostPrefix: true, maxAttempts: 1 });
const send = (name, input) => client.send(new sdk[name + "Command"](input));
const roleArn = "arn:aws:iam::123456789012:role/r";
const chain = JSON.stringify({
  StartAt: "One",
  States: { One: { Type: "Pass", Next: "Two" }, Two: { Type: "Pass", Result: { ok: "é" }, End: true } },
});

async function fails(name, input, errorName, status = 400) {
  const error = await send(name, input).then(
    () => assert.fail(`${name} was to fail with ${errorName}`),
    (e) => e,
  );
  assert.equal(error.name, errorName);
  assert.equal(error.$metadata.httpStatusCode, status);
  if (sdk[errorName]) {
    assert.ok(error instanceof sdk[errorName], `${error} is no ${errorName} of the SDK`);
  }
  return error;
}

async function ended(executionArn) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
    const execution = await send("DescribeExecution", { executionArn });
    if (execution.status !== "RUNNING") return execution;
  }
  assert.fail(`${executionArn} did not end`);
}

async function main() {
  const { stateMachineArn, creationDate } = await send("CreateStateMachine", { name: "js", definition: chain, roleArn });
  assert.ok(Math.abs(Date.now() - creationDate.getTime()) < 60_000);

  const { executionArn } = await send("StartExecution", { stateMachineArn, name: "one", input: '{"a": 1}' });
  const execution = await ended(executionArn);
  assert.equal(execution.status, "SUCCEEDED");
  assert.equal(execution.output, '{"ok":"é"}');
  const { events } = await send("GetExecutionHistory", { executionArn });
  assert.deepEqual(
    events.map((event) => `${event.id} ${event.type}`),
    ["1 ExecutionStarted", "2 PassStateEntered", "3 PassStateExited", "4 PassStateEntered", "5 PassStateExited", "6 ExecutionSucceeded"],
  );
  const pages = [];
  for await (const page of sdk.paginateGetExecutionHistory({ client, pageSize: 4 }, { executionArn, reverseOrder: true })) {
    pages.push(page.events.map((event) => event.id));
  }
  assert.deepEqual(pages, [[6, 5, 4, 3], [2, 1]]);

  const express = await send("CreateStateMachine", { name: "js-express", definition: chain, roleArn, type: "EXPRESS" });
  const sync = await send("StartSyncExecution", { stateMachineArn: express.stateMachineArn, input: "{}" });
  assert.equal(sync.status, "SUCCEEDED");
  assert.equal(sync.output, '{"ok":"é"}');
  assert.ok(sync.billingDetails.billedDurationInMilliseconds >= 100);

  const tried = await send("TestState", { definition: '{"Type": "Pass", "Result": 5, "End": true}', inspectionLevel: "DEBUG" });
  assert.equal(tried.status, "SUCCEEDED");
  assert.equal(tried.inspectionData.result, "5");

  await fails("DescribeExecution", { executionArn: executionArn + "x" }, "ExecutionDoesNotExist");
  await fails("StartExecution", { stateMachineArn, name: "one" }, "ExecutionAlreadyExists");
  await fails("StartExecution", { stateMachineArn, input: "nonsense" }, "InvalidExecutionInput");
  await fails("StartExecution", { stateMachineArn: stateMachineArn + "x" }, "StateMachineDoesNotExist");
  await fails("CreateStateMachine", { name: "js", definition: chain + " ", roleArn }, "StateMachineAlreadyExists");
  await fails("CreateStateMachine", { name: "a b", definition: chain, roleArn }, "InvalidName");
  await fails("CreateStateMachine", { name: "bad", definition: "{}", roleArn }, "InvalidDefinition");
  await fails("SendTaskSuccess", { taskToken: "junk", output: "{}" }, "InvalidToken");
  await fails("DescribeActivity", { activityArn: "junk" }, "InvalidArn");
  await fails("StartSyncExecution", { stateMachineArn }, "StateMachineTypeNotSupported");
  const missing = await fails("ListTagsForResource", { resourceArn: stateMachineArn + "x" }, "ResourceNotFound");
  assert.equal(missing.resourceName, stateMachineArn + "x");
  const nothing = await fails("UpdateMapRun", { mapRunArn: stateMachineArn.replace("stateMachine", "mapRun") }, "ValidationException");
  assert.equal(nothing.reason, "MISSING_REQUIRED_PARAMETER");

  const injecting = new sdk.SFNClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  const prefixed = await injecting
    .send(new sdk.StartSyncExecutionCommand({ stateMachineArn: express.stateMachineArn }))
    .then(() => undefined, (e) => e);
  assert.match(String(prefixed), /sync-127\.0\.0\.1/);
  await send("DeleteStateMachine", { stateMachineArn });
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
