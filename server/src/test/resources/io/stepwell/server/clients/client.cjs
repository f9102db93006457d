// A client in JavaScript: node client.cjs <folder with node_modules> <endpoint>. Prints as JSON what came of each of its calls.
const { createRequire } = require("node:module");
const [folder, endpoint] = process.argv.slice(2);
const sdk = createRequire(folder + "/package.json")("@aws-sdk/client-sfn");

const credentials = { accessKeyId: "anyone", secretAccessKey: "anything" };
const settings = { endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
const client = new sdk.SFNClient({ ...settings, disableHostPrefix: true });
const roleArn = "arn:aws:iam::123456789012:role/r";
const chain = JSON.stringify({
  StartAt: "One",
  States: { One: { Type: "Pass", Next: "Two" }, Two: { Type: "Pass", Result: { ok: "é" }, End: true } },
});
const outcomes = {};

/** Makes a call and keeps its answer, or how it failed, under a name. */
async function call(name, operation, input, by = client) {
  try {
    const { $metadata, ...answer } = await by.send(new sdk[operation + "Command"](input));
    outcomes[name] = answer;
  } catch (error) {
    const { name: code, message, $metadata, resourceName, reason } = error;
    const hasItsClass = sdk[code] !== undefined && error instanceof sdk[code];
    outcomes[name] = { error: code, httpStatus: $metadata?.httpStatusCode, hasItsClass, message, resourceName, reason };
  }
  return outcomes[name];
}

async function untilItHasEnded(executionArn) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    const { status } = await call("ended", "DescribeExecution", { executionArn });
    if (status !== "RUNNING") return;
  }
}

async function pagesOfHistory(executionArn) {
  const pages = [];
  for await (const page of sdk.paginateGetExecutionHistory({ client, pageSize: 4 }, { executionArn, reverseOrder: true })) {
    pages.push(page.events.map((event) => event.id));
  }
  return pages;
}

async function main() {
  const { stateMachineArn } = await call("created", "CreateStateMachine", { name: "js", definition: chain, roleArn });
  const { executionArn } = await call("started", "StartExecution", { stateMachineArn, name: "one", input: '{"a": 1}' });
  await untilItHasEnded(executionArn);
  await call("history", "GetExecutionHistory", { executionArn });
  outcomes.pages = await pagesOfHistory(executionArn);

  const express = await call("express", "CreateStateMachine", { name: "js-express", definition: chain, roleArn, type: "EXPRESS" });
  await call("sync", "StartSyncExecution", { stateMachineArn: express.stateMachineArn, input: "{}" });
  const injecting = new sdk.SFNClient(settings);
  await call("prefixed", "StartSyncExecution", { stateMachineArn: express.stateMachineArn }, injecting);
  await call("tried", "TestState", { definition: '{"Type": "Pass", "Result": 5, "End": true}', inspectionLevel: "DEBUG" });

  await call("no execution", "DescribeExecution", { executionArn: executionArn + "x" });
  await call("name in use", "StartExecution", { stateMachineArn, name: "one" });
  await call("no JSON", "StartExecution", { stateMachineArn, input: "nonsense" });
  await call("no state machine", "StartExecution", { stateMachineArn: stateMachineArn + "x" });
  await call("another definition", "CreateStateMachine", { name: "js", definition: chain + " ", roleArn });
  await call("no name", "CreateStateMachine", { name: "a b", definition: chain, roleArn });
  await call("no definition", "CreateStateMachine", { name: "bad", definition: "{}", roleArn });
  await call("no token", "SendTaskSuccess", { taskToken: "junk", output: "{}" });
  await call("no ARN", "DescribeActivity", { activityArn: "junk" });
  await call("not express", "StartSyncExecution", { stateMachineArn });
  await call("no resource", "ListTagsForResource", { resourceArn: stateMachineArn + "x" });
  await call("no change", "UpdateMapRun", { mapRunArn: stateMachineArn.replace("stateMachine", "mapRun") });
  await call("deleted", "DeleteStateMachine", { stateMachineArn });
  console.log(JSON.stringify(outcomes));
}

main();
