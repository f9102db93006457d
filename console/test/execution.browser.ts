import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { Surfer } from './harness';
import { ARN, ORDERS, awaitStatus, createActivity, createMachine, endTask, startExecution } from './server';

const surfer = Surfer.forThisFile();

/** Starts an execution that waits in its state "Hold" until its task is ended; then comes "Done". */
async function startHeld(): Promise<{ activity: string; execution: string }> {
  const activity = await createActivity();
  const machine = await createMachine({
    Hold: { Type: 'Task', Resource: activity, Next: 'Done' },
    Done: { Type: 'Pass', End: true },
  });
  return { activity, execution: await startExecution(machine) };
}

test('from the list of state machines to what failed in an execution', async () => {
  const page = await surfer.visit('/');
  await page.getByRole('searchbox', { name: 'Find state machines' }).fill('order');
  await page.getByRole('link', { name: 'order', exact: true }).click();
  await page.getByRole('link', { name: 'A-1006' }).click();
  await page.getByText('The execution failed in “Order cancelled”').waitFor();
  await page.getByTestId('culprit').filter({ hasText: 'OrderRejected' }).waitFor();
  for (const [state, status] of [
    ['Validate order', 'succeeded'],
    ['Ask for approval', 'caught'],
    ['Order cancelled', 'failed'],
    ['Ship items', 'none'],
  ]) {
    await page.locator(`[data-state="${state}"][data-status="${status}"]`).waitFor();
  }
});

test('a state of the graph shows its data and its tries', async () => {
  const page = await surfer.visit(`/executions/${ARN}:execution:order:A-1006`);
  await page.getByRole('button', { name: /^Charge card Task/ }).click();
  await page.getByRole('tab', { name: 'Tries (2)' }).click();
  await page.getByText('CardNetworkBusy').first().waitFor();
  await page.getByRole('tab', { name: 'Data flow' }).click();
  await page.getByText('What was called with').waitFor();
});

test('the timeline shows tries and the critical path alone, the table of states what each took', async () => {
  const page = await surfer.visit(`/executions/${ARN}:execution:order:A-1006`);
  const timeline = page.getByRole('group', { name: 'Timeline' });
  await timeline.getByRole('button', { name: /^Charge card .* 2 tries$/ }).waitFor();
  await timeline.getByRole('button', { name: /^Reserve stock/ }).waitFor();
  await page.getByRole('checkbox', { name: /^Only the critical path/ }).check();
  await timeline.getByRole('button', { name: /^Reserve stock/ }).waitFor({ state: 'detached' });
  await timeline.getByRole('button', { name: /^Charge card/ }).waitFor();
  await page.getByRole('tab', { name: 'States' }).click();
  const cells = page
    .getByRole('table', { name: 'States' })
    .getByRole('row', { name: /^Charge card/ })
    .getByRole('cell');
  await expect.poll(async () => (await cells.allTextContents()).slice(-2)).toEqual(['1', '0']); // retries, failures
});

test('bars of states that began at once begin at the same place, however deep the states are', async () => {
  const machine = await createMachine({
    Outer: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } }],
      End: true,
    },
  });
  const execution = await startExecution(machine);
  await awaitStatus(execution, 'SUCCEEDED');
  const page = await surfer.visit(`/executions/${execution}`);
  await page.locator('.lane').nth(1).waitFor();
  const lanes = await page.locator('.lane').evaluateAll(all => all.map(lane => lane.getBoundingClientRect().left));
  expect(new Set(lanes).size).toBe(1);
});

test('the graph follows a running execution', async () => {
  const { activity, execution } = await startHeld();
  const page = await surfer.visit(`/executions/${execution}`);
  await page.locator('[data-state="Hold"][data-status="running"]').waitFor();
  await endTask(activity);
  await page.locator('[data-state="Done"][data-status="succeeded"]').waitFor();
});

test('an execution that ends while its page asks for it is shown to its end', async () => {
  const { activity, execution } = await startHeld();
  const page = await surfer.visit('/');
  let hasEnded = () => {};
  const ended = new Promise<void>(resolve => {
    hasEnded = resolve;
  });
  let asked = 0;
  await page.route('**/*', async route => {
    const target = route.request().headers()['x-amz-target'];
    if (target === 'AWSStepFunctions.GetExecutionHistory' && asked++ === 0) {
      const before = await route.fetch();
      await endTask(activity);
      await awaitStatus(execution, 'SUCCEEDED');
      hasEnded();
      await route.fulfill({ response: before });
    } else if (target === 'AWSStepFunctions.DescribeExecution') {
      await ended;
      await route.continue();
    } else {
      await route.continue();
    }
  });
  await page.goto(`${page.url().split('#')[0]}#/executions/${execution}`);
  await page.locator('[data-state="Done"][data-status="succeeded"]').waitFor();
});

test('an iteration of a Map is looked at alone', async () => {
  const machine = await createMachine({
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Even?',
        States: {
          'Even?': {
            Type: 'Choice',
            Choices: [{ Variable: '$', NumericEquals: 2, Next: 'Bad luck' }],
            Default: 'Fine',
          },
          Fine: { Type: 'Pass', End: true },
          'Bad luck': { Type: 'Fail', Error: 'Two', Cause: 'is not liked' },
        },
      },
      End: true,
    },
  });
  const page = await surfer.visit(`/executions/${await startExecution(machine, [1, 2, 3])}`);
  await page.getByText('The execution failed in “Bad luck”, iteration 1').waitFor();
  await page.getByLabel('Iteration of Each').first().click();
  await page.getByRole('option', { name: 'Each: iteration 0' }).click();
  await page.locator('[data-state="Bad luck"][data-status="none"]').waitFor();
  await page.locator('[data-state="Fine"][data-status="succeeded"]').waitFor();
});

test('events are found by type and by text', async () => {
  const page = await surfer.visit(`/executions/${ARN}:execution:order:A-1006`);
  await page.getByRole('tab', { name: /^Events/ }).click();
  await page.getByLabel('Find events').fill('may spend');
  await page
    .getByText(/^(?!43 )\d+ of 43$/)
    .first()
    .waitFor();
  await expect.poll(() => page.getByRole('group', { name: 'Events' }).getByText('ExecutionFailed').count()).toBe(1);
});

test('an execution that does not exist is told as such', async () => {
  const page = await surfer.visit(`/executions/${ARN}:execution:order:nobody`);
  await page.getByText('This execution cannot be shown').waitFor();
  await page.getByText('ExecutionDoesNotExist').waitFor();
  expect(surfer.takeTroubles().filter(trouble => !trouble.includes('400'))).toEqual([]);
});

test('the picture and the data of an execution can be taken along', async () => {
  const page = await surfer.visit(`/executions/${ARN}:execution:order:A-1001`);
  for (const [item, name] of [
    ['Export as JSON', 'A-1001.json'],
    ['Export the graph as SVG', 'A-1001.svg'],
    ['Export the graph as PNG', 'A-1001.png'],
  ] as const) {
    await page.getByRole('button', { name: 'More' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    expect((await download).suggestedFilename()).toBe(name);
  }
});

test('an execution is started from its state machine and stopped', async () => {
  const machine = await createMachine({ Long: { Type: 'Wait', Seconds: 3600, End: true } });
  const page = await surfer.visit(`/machines/${machine}`);
  await page.getByRole('button', { name: 'Start execution' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('by-hand');
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await page.locator('[data-state="Long"][data-status="running"]').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('The execution was stopped in “Long”').waitFor();
  await expect.poll(() => page.url()).toContain('by-hand');
});

test('the executions of a state machine are narrowed down by status', async () => {
  const page = await surfer.visit(`/machines/${ORDERS}`);
  await page.getByRole('link', { name: 'A-1001' }).waitFor();
  await page.getByRole('button', { name: 'Status Any', exact: true }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await page.getByRole('link', { name: 'A-1006' }).waitFor();
  await page.getByRole('link', { name: 'A-1001' }).waitFor({ state: 'detached' });
});

test('an execution that was started by another one is opened from there', async () => {
  const child = await createMachine({ Inner: { Type: 'Pass', End: true } });
  const parent = await createMachine({
    Outer: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: child, Input: { from: 'outside' } },
      End: true,
    },
  });
  const page = await surfer.visit(`/executions/${await startExecution(parent)}`);
  await page.locator('[data-state="Outer"][data-status="succeeded"]').waitFor();
  await page.getByRole('button', { name: /^Outer Task/ }).click();
  await page.getByRole('link', { name: 'Open the execution it started' }).click();
  await page.locator('[data-state="Inner"][data-status="succeeded"]').waitFor();
});

test('an execution is taken along as a command, and started again with its input', async () => {
  const machine = await createMachine({ Only: { Type: 'Pass', End: true } });
  const page = await surfer.visit(`/executions/${await startExecution(machine, { again: 'please' })}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Copy as CLI command' }).click();
  await page.getByText('aws stepfunctions start-execution').waitFor();
  await page.getByRole('button', { name: 'Start again' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.cm-line', { hasText: 'please' }).waitFor();
  const before = page.url();
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect.poll(() => page.url()).not.toBe(before);
  await page.locator('[data-state="Only"][data-status="succeeded"]').waitFor();
});

test('without a chosen state the data of the whole execution is in sight, and again when the state is closed', async () => {
  const machine = await createMachine({ Only: { Type: 'Pass', Result: { made: 'inside' }, End: true } });
  const page = await surfer.visit(`/executions/${await startExecution(machine, { given: 'outside' })}`);
  await page.getByRole('group', { name: 'Input of the execution' }).getByText('"outside"').waitFor();
  await page.getByRole('group', { name: 'Output of the execution' }).getByText('"inside"').waitFor();
  await page.getByRole('button', { name: /^Only Pass/ }).click();
  await page.getByRole('group', { name: 'Output of the state' }).getByText('"inside"').waitFor();
  await page.getByRole('button', { name: 'Show the data of the execution' }).click();
  await page.getByRole('group', { name: 'Input of the execution' }).waitFor();
});

test('of a graph that is too large to be read whole a readable part is shown, and the state one chooses', async () => {
  const names = Array.from({ length: 80 }, (_, i) => `Step ${i}`);
  const machine = await createMachine(
    Object.fromEntries(
      names.map((name, i) => [name, { Type: 'Pass', ...(i < 79 ? { Next: names[i + 1] } : { End: true }) }]),
    ),
    names[0],
  );
  const page = await surfer.visit(`/executions/${await startExecution(machine)}`);
  await expect
    .poll(async () => (await page.locator('[data-state="Step 0"]').boundingBox())?.width ?? 0)
    .toBeGreaterThan(85);
  await page.getByRole('img', { name: /^Overview of Graph/ }).waitFor();
  await page.getByRole('tab', { name: 'States' }).click();
  await page.getByRole('table', { name: 'States' }).getByRole('button', { name: 'Step 79' }).click();
  await expect.poll(() => inSight(page, 'Step 79')).toBe(true);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Step 40 Pass' }).focus();
  await expect.poll(() => inSight(page, 'Step 40')).toBe(true);
});

async function inSight(page: Page, name: string): Promise<boolean> {
  const graph = await page.getByRole('group', { name: /^Graph of the execution/ }).boundingBox();
  const state = await page.locator(`[data-state="${name}"]`).boundingBox();
  return graph !== null && state !== null && state.y > graph.y && state.y + state.height < graph.y + graph.height;
}

test('an express execution is waited for, and its output shown', async () => {
  const machine = await createMachine(
    { Only: { Type: 'Pass', Result: { price: 42 }, End: true } },
    undefined,
    undefined,
    'EXPRESS',
  );
  const page = await surfer.visit(`/machines/${machine}`);
  await page.getByText('Express executions are not kept').waitFor();
  await page.getByRole('button', { name: 'Start execution' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start and wait' }).click();
  await page.getByRole('group', { name: 'Output of the execution' }).getByText('42').waitFor();
});
