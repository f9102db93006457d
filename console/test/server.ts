import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  SFNClient,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import { serverUrl } from './harness';

export const ARN = 'arn:aws:states:us-east-1:123456789012';
export const ORDERS = `${ARN}:stateMachine:order`;

/** A client of the server under test, as any program has one. */
export const sfn = new SFNClient({
  endpoint: serverUrl(),
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  disableHostPrefix: true,
});

let made = 0;

/** Creates a state machine under a new name; returns its ARN. */
export async function createMachine(
  states: object,
  startAt = Object.keys(states)[0],
  name?: string,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
): Promise<string> {
  made++;
  const answer = await sfn.send(
    new CreateStateMachineCommand({
      name: name ?? `made-${process.pid}-${Date.now()}-${made}`,
      definition: JSON.stringify({ StartAt: startAt, States: states }),
      roleArn: 'arn:aws:iam::123456789012:role/test',
      type,
    }),
  );
  return answer.stateMachineArn ?? '';
}

/** The only state of a machine, Each: a Map Run with standard children, which begin with the first of their states. */
export function mapRunOver(children: object, fields: object = {}): object {
  return {
    Each: {
      Type: 'Map',
      ...fields,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: Object.keys(children)[0],
        States: children,
      },
      End: true,
    },
  };
}

export async function startExecution(stateMachineArn: string, input: object = {}, name?: string): Promise<string> {
  const answer = await sfn.send(
    new StartExecutionCommand({
      stateMachineArn,
      input: JSON.stringify(input),
      ...(name === undefined ? {} : { name }),
    }),
  );
  return answer.executionArn ?? '';
}

/** Waits until an execution has a status. */
export async function awaitStatus(executionArn: string, status: string): Promise<void> {
  await expect.poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status).toBe(status);
}

/** Creates an activity, whose task lasts until a test ends it; returns its ARN. */
export async function createActivity(): Promise<string> {
  const answer = await sfn.send(new CreateActivityCommand({ name: `held-${process.pid}-${Date.now()}` }));
  return answer.activityArn ?? '';
}

/** Ends the task of an activity that has been waiting longest. */
export async function endTask(activityArn: string): Promise<void> {
  const { taskToken } = await sfn.send(new GetActivityTaskCommand({ activityArn }));
  await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
}
