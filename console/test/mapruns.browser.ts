import { expect, test } from 'vitest';
import { Surfer } from './harness';
import { ListMapRunsCommand, DescribeMapRunCommand } from '@aws-sdk/client-sfn';
import { awaitStatus, createActivity, createMachine, endTask, mapRunOver, sfn, startExecution } from './server';

const surfer = Surfer.forThisFile();

/** The ARN of an execution's Map Run, once there is one. */
async function mapRunOf(executionArn: string): Promise<string> {
  const run = async () => (await sfn.send(new ListMapRunsCommand({ executionArn }))).mapRuns?.[0]?.mapRunArn;
  await expect.poll(run).toBeDefined();
  return (await run()) ?? '';
}

test('a Map Run is followed from its execution: counts, failures by error, children', async () => {
  const children = {
    'Odd?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.odd', BooleanEquals: true, Next: 'Bad' }],
      Default: 'Good',
    },
    Good: { Type: 'Succeed' },
    Bad: { Type: 'Fail', Error: 'OddOne', Cause: 'is not even' },
  };
  const machine = await createMachine(mapRunOver(children, { ToleratedFailurePercentage: 100 }));
  const items = Array.from({ length: 9 }, (_, i) => ({ odd: i % 3 === 0 }));
  const page = await surfer.visit(`/executions/${await startExecution(machine, items)}`);
  await page.locator('[data-state="Each"][data-status="succeeded"]').waitFor();
  await page.getByRole('button', { name: /^Each Map/ }).click();
  await page.getByRole('link', { name: 'Open its Map Run' }).click();
  await page
    .getByText(/^9 of 9/)
    .first()
    .waitFor();
  const failures = page.getByRole('table', { name: 'Failures by error' });
  await failures
    .getByRole('row', { name: /OddOne/ })
    .getByRole('cell', { name: '3', exact: true })
    .waitFor();
  await expect.poll(() => page.getByRole('table', { name: 'Children' }).getByRole('row').count()).toBe(10);
});

test('the bounds of a Map Run are changed while it runs, and it goes on by them', async () => {
  const activity = await createActivity();
  const children = {
    'First?': {
      Type: 'Choice',
      Choices: [{ Variable: '$', NumericEquals: 0, Next: 'Hold' }],
      Default: 'Bad',
    },
    Hold: { Type: 'Task', Resource: activity, Next: 'Good' },
    Good: { Type: 'Succeed' },
    Bad: { Type: 'Fail', Error: 'NotTheFirst' },
  };
  const machine = await createMachine(mapRunOver(children, { MaxConcurrency: 1 }));
  const execution = await startExecution(machine, [0, 1, 2]);
  const mapRunArn = await mapRunOf(execution);
  const page = await surfer.visit(`/map-runs/${encodeURIComponent(mapRunArn)}`);
  // the only place is taken by the first child, which waits: no other one can begin before the bound is changed
  await page.getByRole('table', { name: 'Children' }).getByRole('row').nth(1).waitFor();
  expect((await sfn.send(new DescribeMapRunCommand({ mapRunArn }))).itemCounts?.failed).toBe(0);
  await page.getByLabel('Tolerated percentage').fill('70');
  await page.getByLabel('Concurrency').fill('3');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByText('The Map Run goes on with the new bounds').waitFor();
  const failures = page.getByRole('table', { name: 'Failures by error' });
  await failures
    .getByRole('row', { name: /NotTheFirst/ })
    .getByRole('cell', { name: '2', exact: true })
    .waitFor();
  const described = await sfn.send(new DescribeMapRunCommand({ mapRunArn }));
  expect(described).toMatchObject({ status: 'RUNNING', maxConcurrency: 3, toleratedFailurePercentage: 70 });
  await endTask(activity);
  await awaitStatus(execution, 'SUCCEEDED');
  await page.getByRole('button', { name: 'Change', exact: true }).and(page.locator('[aria-disabled=true]')).waitFor();
});

test('a bound of a Map Run that makes no sense cannot be sent', async () => {
  const machine = await createMachine(mapRunOver({ Hold: { Type: 'Wait', Seconds: 3600, End: true } }));
  const execution = await startExecution(machine, [0]);
  const page = await surfer.visit(`/map-runs/${encodeURIComponent(await mapRunOf(execution))}`);
  const change = page.getByRole('button', { name: 'Change', exact: true });
  await page.getByLabel('Tolerated percentage').fill('101');
  await expect.poll(() => change.getAttribute('aria-disabled')).toBe('true');
  await page.getByLabel('Tolerated percentage').fill('100');
  await expect.poll(() => change.getAttribute('aria-disabled')).not.toBe('true');
});
