import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { Surfer } from './harness';
import { ORDERS, awaitStatus, createActivity, createMachine, endTask, startExecution } from './server';

const surfer = Surfer.forThisFile();

/** How many milliseconds a processor worked for a page meanwhile: what it waits for others on a busy machine is left out. */
async function workMillisFor(page: Page, action: () => Promise<unknown>): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  const before = await work();
  await action();
  const taken = (await work()) - before;
  await tools.detach();
  return taken;
}

test('the first page is ready with little work', async () => {
  const taken: number[] = [];
  for (let i = 0; i < 3; i++) {
    const page = await surfer.visit('/');
    const row = page.getByRole('row', { name: /Standard/ }).first();
    await row.waitFor();
    taken.push(
      await workMillisFor(page, async () => {
        await page.reload();
        await row.waitFor();
      }),
    );
  }
  console.log('work for the first page (ms)', taken.map(Math.round));
  expect(Math.min(...taken)).toBeGreaterThan(0);
  expect(Math.min(...taken)).toBeLessThan(1_500);
});

test('an execution with 5,000 events opens with little work and stays small in the document', async () => {
  const machine = await createMachine({
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'A',
        States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', End: true } },
      },
      End: true,
    },
  });
  const execution = await startExecution(
    machine,
    Array.from({ length: 625 }, (_, i) => i),
  );
  await awaitStatus(execution, 'SUCCEEDED');
  const page = await surfer.visit(`/machines/${ORDERS}`);
  await page.getByRole('link', { name: 'A-1001' }).waitFor();
  const taken = await workMillisFor(page, async () => {
    await page.evaluate(arn => location.assign(`#/executions/${arn}`), execution);
    await page.locator('[data-state="C"][data-status="succeeded"]').waitFor();
  });
  console.log('work for 5,000 events (ms)', Math.round(taken));
  await page.getByRole('tab', { name: /^Events \(50\d\d\)/ }).click();
  const rows = page.getByRole('group', { name: 'Events' }).getByRole('button');
  await rows.first().waitFor();
  expect(await rows.count()).toBeLessThan(100);
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(2_000);
});

test('the graph follows a running execution because it is told, and asks only then', async () => {
  const activity = await createActivity();
  const machine = await createMachine({
    First: { Type: 'Task', Resource: activity, Next: 'Second' },
    Second: { Type: 'Wait', Seconds: 5, Next: 'Third' },
    Third: { Type: 'Wait', Seconds: 3600, End: true },
  });
  const page = await surfer.visit(`/executions/${await startExecution(machine)}`);
  await page.locator('[data-state="First"][data-status="running"]').waitFor();
  let asked = 0;
  page.on('request', request => {
    asked += request.headers()['x-amz-target'] === 'AWSStepFunctions.GetExecutionHistory' ? 1 : 0;
  });
  await endTask(activity);
  await page.locator('[data-state="Second"][data-status="running"]').waitFor();
  await page.locator('[data-state="Third"][data-status="running"]').waitFor();
  console.log('asked so often for two changes in five seconds', asked);
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(4);
});
