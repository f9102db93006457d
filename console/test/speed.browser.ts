import { expect, test } from 'vitest';
import { Surfer } from './harness';
import { ORDERS, awaitStatus, createMachine, startExecution } from './server';

const surfer = Surfer.forThisFile();

/** The targets leave out what a busy machine adds; STEPWELL_SLOWNESS multiplies them where many things run at once. */
const SLOWNESS = Number(process.env['STEPWELL_SLOWNESS'] ?? 1);

async function millisFor(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

test('the first page is ready soon', async () => {
  const taken: number[] = [];
  for (let i = 0; i < 3; i++) {
    taken.push(
      await millisFor(async () => {
        const page = await surfer.visit('/');
        await page
          .getByRole('row', { name: /STANDARD/ })
          .first()
          .waitFor();
      }),
    );
  }
  console.log('first page ready after (ms)', taken.map(Math.round));
  expect(Math.min(...taken)).toBeLessThan(1_500 * SLOWNESS);
});

test('an execution with 5,000 events opens soon and stays small in the document', async () => {
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
  const taken = await millisFor(async () => {
    await page.evaluate(arn => location.assign(`#/executions/${arn}`), execution);
    await page.locator('[data-state="C"][data-status="succeeded"]').waitFor();
  });
  console.log('5,000 events open after (ms)', Math.round(taken));
  await page.getByRole('tab', { name: /^Events \(50\d\d\)/ }).click();
  const rows = await page.getByRole('group', { name: 'Events' }).getByRole('button').count();
  expect(rows).toBeLessThan(100);
  expect(taken).toBeLessThan(2_000 * SLOWNESS);
});

test('the graph follows a running execution at once', async () => {
  const machine = await createMachine({
    First: { Type: 'Wait', Seconds: 2, Next: 'Second' },
    Second: { Type: 'Wait', Seconds: 2, Next: 'Third' },
    Third: { Type: 'Wait', Seconds: 2, End: true },
  });
  const page = await surfer.visit(`/machines/${machine}`);
  const started = Date.now();
  const execution = await startExecution(machine);
  await page.evaluate(arn => location.assign(`#/executions/${arn}`), execution);
  const lags: number[] = [];
  for (const state of ['Second', 'Third']) {
    await page.locator(`[data-state="${state}"][data-status="running"]`).waitFor();
    lags.push(Date.now() - started - 2_000 * (lags.length + 1));
  }
  console.log('the graph is behind by (ms)', lags);
  expect(Math.min(...lags)).toBeLessThan(300 * SLOWNESS);
});
