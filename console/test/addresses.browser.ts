import { CreateActivityCommand, PublishStateMachineVersionCommand } from '@aws-sdk/client-sfn';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { GOOD_OR_BAD, choose, listed } from './filters';
import { Surfer } from './harness';
import { ARN, ORDERS, createMachine, sfn, startExecution } from './server';

const surfer = Surfer.forThisFile();

/** The same address in a browser that has been nowhere before, as somebody has it who was sent the link. */
async function sent(page: Page): Promise<Page> {
  return surfer.visit(page.url().replace(/^.*?#/, ''));
}

test('filters of executions are in the address: reload, back and a sent link show the same', async () => {
  const machine = await createMachine(GOOD_OR_BAD);
  const version =
    (await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn: machine }))).stateMachineVersionArn ?? '';
  await startExecution(machine, {}, 'apple+pear-1');
  for (const [name, input] of [
    ['apple+pear-2', {}],
    ['apple+pear-3', { bad: true }],
    ['quince-1', {}],
  ] as const) {
    await startExecution(version, input, name);
  }
  const page = await surfer.visit(`/machines/${machine}`);
  await expect.poll(() => listed(page)).toHaveLength(4);
  await page.getByRole('searchbox', { name: 'Find by name' }).fill('e+p');
  await expect.poll(() => listed(page)).toHaveLength(3);
  await choose(page, /^Status ./, 'Succeeded');
  await expect.poll(() => listed(page)).toEqual(['apple+pear-1', 'apple+pear-2']);
  await choose(page, /^Started ./, 'Last hour');
  await choose(page, /^Version or alias ./, 'Version 1');
  await expect.poll(() => listed(page)).toEqual(['apple+pear-2']);

  for (const same of [await sent(page), await page.reload().then(() => page)]) {
    await expect.poll(() => listed(same)).toEqual(['apple+pear-2']);
    expect(await same.getByRole('searchbox', { name: 'Find by name' }).inputValue()).toBe('e+p');
    for (const filter of ['Status Succeeded', 'Started Last hour', 'Version or alias Version 1']) {
      await same.getByRole('button', { name: filter, exact: true }).waitFor();
    }
  }

  await page.getByRole('link', { name: 'apple+pear-2' }).click();
  await page.locator('[data-state="Good"][data-status="succeeded"]').waitFor();
  await page.goBack();
  await expect.poll(() => listed(page)).toEqual(['apple+pear-2']);
  await page.goBack();
  await expect.poll(() => listed(page)).toEqual(['apple+pear-1', 'apple+pear-2']);
  await page.goBack(); // the time
  await page.goBack(); // the status
  await expect.poll(() => listed(page)).toHaveLength(3);
  await page.goBack(); // the name: what was typed is one step
  await expect.poll(() => listed(page)).toHaveLength(4);
  expect(await page.getByRole('searchbox', { name: 'Find by name' }).inputValue()).toBe('');
});

test('a version nobody has published is told beside the filters, which lead out of it', async () => {
  const page = await surfer.visit(`/machines/${ORDERS}?version=4711`);
  await page.getByText('The executions cannot be listed').waitFor();
  await choose(page, /^Version or alias ./, 'All');
  await page.getByRole('link', { name: 'A-1001' }).waitFor();
});

test('filters of events, the tab and the chosen state are in the address', async () => {
  const page = await surfer.visit(`/executions/${ARN}:execution:order:A-1006`);
  await page.getByRole('tab', { name: /^Events/ }).click();
  await page.getByLabel('Find events').fill('charge card');
  await page.getByRole('button', { name: /^Types of events/ }).click();
  await page.getByRole('option', { name: 'LambdaFunctionFailed' }).click();
  await page.keyboard.press('Escape');
  const events = page.getByRole('group', { name: 'Events' }).getByRole('button');
  await expect.poll(() => events.count()).toBe(1);
  await events.first().click();
  await page.getByRole('heading', { name: 'Charge card' }).waitFor();

  for (const same of [await sent(page), await page.reload().then(() => page)]) {
    await expect.poll(() => same.getByRole('group', { name: 'Events' }).getByRole('button').count()).toBe(1);
    expect(await same.getByLabel('Find events').inputValue()).toBe('charge card');
    await same.getByRole('heading', { name: 'Charge card' }).waitFor();
  }
  await page.getByRole('button', { name: 'Show the data of the execution' }).click();
  const whole = await sent(page);
  await whole.getByRole('group', { name: 'Input of the execution' }).waitFor();
});

test('the chosen iteration of a Map is in the address', async () => {
  const machine = await createMachine({
    'Each: one': {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Mark', States: { Mark: { Type: 'Pass', End: true } } },
      End: true,
    },
  });
  const page = await surfer.visit(`/executions/${await startExecution(machine, ['first', 'second'])}`);
  await page.getByLabel('Iteration of Each: one').first().click();
  await page.getByRole('option', { name: 'Each: one: iteration 1' }).click();
  await page.getByRole('button', { name: /^Mark Pass/ }).click();
  await page.getByRole('group', { name: 'Input of the state' }).getByText('"second"').waitFor();
  const same = await sent(page);
  await same.getByRole('group', { name: 'Input of the state' }).getByText('"second"').waitFor();
  await same
    .getByRole('button', { name: /iteration 1$/ })
    .first()
    .waitFor();
});

test('what is searched in other lists, and the time of statistics, are in the address', async () => {
  const page = await surfer.visit('/');
  await page.getByRole('searchbox', { name: 'Find state machines' }).fill('order');
  await choose(page, /^Counts of ./, 'Last 7 days');
  await expect.poll(() => page.url()).toContain('find=order');
  const list = await sent(page);
  await list.getByRole('button', { name: 'Counts of Last 7 days' }).waitFor();
  await expect.poll(() => list.getByRole('searchbox', { name: 'Find state machines' }).inputValue()).toBe('order');

  await page.goto(page.url().replace(/#.*/, `#/slow/${ORDERS}`));
  await choose(page, /^Time ./, 'Last 12 hours');
  await choose(page, /^Coloured by ./, 'Retries');
  const slow = await sent(page);
  await slow.getByRole('button', { name: 'Time Last 12 hours' }).waitFor();
  await slow.getByRole('button', { name: 'Coloured by Retries' }).waitFor();

  const { activityArn } = await sfn.send(new CreateActivityCommand({ name: `sought-${Date.now()}` }));
  await startExecution(await createMachine({ Ask: { Type: 'Task', Resource: activityArn, End: true } }));
  await page.goto(page.url().replace(/#.*/, '#/approvals?find=nothing-like-it'));
  await page.getByText('No task fits').waitFor();
  expect(await page.getByRole('searchbox', { name: 'Find tasks' }).inputValue()).toBe('nothing-like-it');
});
