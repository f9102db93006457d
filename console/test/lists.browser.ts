import { expect, test } from 'vitest';
import { GOOD_OR_BAD, choose, listed } from './filters';
import { Surfer } from './harness';
import { ORDERS, awaitStatus, createMachine, sfn, startExecution } from './server';
import {
  CreateStateMachineAliasCommand,
  PublishStateMachineVersionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';

const surfer = Surfer.forThisFile();

const WAITING = { Long: { Type: 'Wait', Seconds: 3600, End: true } };

test('the list of state machines counts what has run, live, and is searched', async () => {
  const name = `counted-${Date.now()}`;
  const machine = await createMachine({ Quick: { Type: 'Succeed' } }, undefined, name);
  const page = await surfer.visit('/');
  await page.getByRole('searchbox', { name: 'Find state machines' }).fill(name);
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.waitFor();
  await startExecution(machine);
  await startExecution(machine);
  await row.getByRole('cell', { name: '100 %' }).waitFor();
  await row.getByRole('img', { name: '2 executions over time' }).waitFor();
});

test('executions show up while one looks, are found by name and time, and many are stopped at once', async () => {
  const machine = await createMachine(WAITING);
  const page = await surfer.visit(`/machines/${machine}`);
  await page.getByText('No executions').waitFor();
  await startExecution(machine, {}, 'apple-1');
  await startExecution(machine, {}, 'apple-2');
  await startExecution(machine, {}, 'pear-1');
  await page.getByRole('link', { name: 'pear-1' }).waitFor();
  await page.getByRole('searchbox', { name: 'Find by name' }).fill('APPLE');
  await page.getByRole('link', { name: 'pear-1' }).waitFor({ state: 'detached' });
  await expect.poll(() => page.getByRole('link', { name: /^apple-/ }).count()).toBe(2);
  await page.getByRole('checkbox', { name: 'Choose all on this page' }).check();
  await page.getByRole('button', { name: 'Stop 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText('2 stopped').waitFor();
  await awaitStatus(`${machine.replace('stateMachine', 'execution')}:apple-1`, 'ABORTED');
});

test('many executions that failed are redriven at once', async () => {
  const machine = await createMachine({ Bad: { Type: 'Fail', Error: 'Bad' } });
  for (const name of ['one', 'two']) {
    await awaitStatus(await startExecution(machine, {}, name), 'FAILED');
  }
  const page = await surfer.visit(`/machines/${machine}`);
  await page.getByRole('checkbox', { name: 'Choose all on this page' }).check();
  await page.getByRole('button', { name: 'Redrive 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Redrive', exact: true }).click();
  await page.getByText('2 redriven').waitFor();
  for (const name of ['one', 'two']) {
    await page.getByRole('row', { name }).getByRole('cell', { name: '1', exact: true }).waitFor();
  }
});

test('a long list of executions is turned over page by page and stays small in the document', async () => {
  const machine = await createMachine({ Only: { Type: 'Succeed' } });
  for (let i = 0; i < 520; i += 40) {
    await Promise.all(Array.from({ length: 40 }, (_, k) => startExecution(machine, {}, `e-${i + k}`)));
  }
  const page = await surfer.visit(`/machines/${machine}`);
  const links = page.getByRole('table', { name: 'Executions' }).getByRole('link');
  await expect.poll(() => links.count()).toBe(50);
  const seen = new Set(await links.allTextContents());
  for (let turned = 1; turned <= 10; turned++) {
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect.poll(async () => seen.has((await links.first().textContent()) ?? '')).toBe(false);
    (await links.allTextContents()).forEach(name => seen.add(name));
    expect(await links.count()).toBeLessThanOrEqual(50);
  }
  expect(seen.size).toBe(520);
});

test('two executions are chosen and compared', async () => {
  const page = await surfer.visit(`/machines/${ORDERS}`);
  await page.getByRole('checkbox', { name: 'Choose A-1001' }).check();
  await page.getByRole('checkbox', { name: 'Choose A-1006' }).check();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByText(/Their paths part after “Large order\?”/).waitFor();
  const rows = page.getByRole('group', { name: 'States of both executions' });
  await rows.getByRole('button', { name: /Charge card/ }).click();
  await page.getByRole('heading', { name: 'Data of Charge card' }).waitFor();
  await page.getByRole('textbox', { name: 'Input, left' }).waitFor();
});

test('slow steps are shown as a table and a heat map', async () => {
  const machine = await createMachine({
    Slow: { Type: 'Wait', Seconds: 1, Next: 'Quick' },
    Quick: { Type: 'Pass', End: true },
  });
  await awaitStatus(await startExecution(machine), 'SUCCEEDED');
  const page = await surfer.visit(`/slow/${machine}`);
  const table = page.getByRole('table', { name: 'States by the time they take' });
  await table
    .getByRole('row', { name: /^Slow/ })
    .getByText(/^[1-9]\d*\.\d s$/)
    .first()
    .waitFor();
  await page.locator('.heat-4[data-state="Slow"]').waitFor();
  await page.locator('.heat-0[data-state="Quick"]').waitFor();
  await page.getByText('100 %').waitFor();
  await page.getByLabel('Executions over time').first().waitFor();
});

test('an execution that failed is redriven from the page', async () => {
  const machine = await createMachine({
    Call: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:validate-order', End: true },
  });
  const page = await surfer.visit(
    `/executions/${await startExecution(machine, { items: [{ sku: 'nothing-like-it' }] })}`,
  );
  await page.getByText('The execution failed in “Call”').waitFor();
  await page.getByRole('button', { name: 'Redrive' }).click();
  await page.getByText('The execution goes on from what failed').waitFor();
  await page.getByText('after 1 redrive').waitFor();
});

test('what ran before an update is looked at apart, by the version it was published as', async () => {
  const machine = await createMachine({ Old: { Type: 'Pass', End: true } });
  await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn: machine }));
  await awaitStatus(await startExecution(machine), 'SUCCEEDED');
  const definition = JSON.stringify({ StartAt: 'New', States: { New: { Type: 'Pass', End: true } } });
  await sfn.send(new UpdateStateMachineCommand({ stateMachineArn: machine, definition }));
  await awaitStatus(await startExecution(machine), 'SUCCEEDED');
  const page = await surfer.visit(`/slow/${machine}`);
  const table = page.getByRole('table', { name: 'States by the time they take' });
  await table.getByRole('row', { name: /^New/ }).waitFor();
  await table.getByRole('row', { name: /^Old/ }).waitFor();
  await choose(page, /^Revision ./, 'First, version 1 (1 started)');
  await table.getByRole('row', { name: /^New/ }).waitFor({ state: 'detached' });
  await table.getByRole('row', { name: /^Old/ }).waitFor();
  await choose(page, /^Revision ./, 'Current (1 started)');
  await table.getByRole('row', { name: /^Old/ }).waitFor({ state: 'detached' });
});

test('executions are narrowed down by version and by alias, alone and together with status and time', async () => {
  const machine = await createMachine(GOOD_OR_BAD);
  const version =
    (await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn: machine }))).stateMachineVersionArn ?? '';
  const alias =
    (
      await sfn.send(
        new CreateStateMachineAliasCommand({
          name: 'live',
          routingConfiguration: [{ stateMachineVersionArn: version, weight: 100 }],
        }),
      )
    ).stateMachineAliasArn ?? '';
  for (const [arn, name] of [
    [machine, 'plain'],
    [version, 'version'],
    [alias, 'alias'],
  ] as const) {
    await startExecution(arn, {}, `${name}-good`);
    await startExecution(arn, { bad: true }, `${name}-bad`);
  }
  const page = await surfer.visit(`/machines/${machine}`);
  await expect.poll(() => listed(page)).toHaveLength(6);
  await choose(page, /^Version or alias ./, 'Alias live');
  await expect.poll(() => listed(page)).toEqual(['alias-bad', 'alias-good']);
  await choose(page, /^Status ./, 'Failed');
  await expect.poll(() => listed(page)).toEqual(['alias-bad']);
  await choose(page, /^Started ./, 'Last hour');
  await expect.poll(() => listed(page)).toEqual(['alias-bad']);
  await page
    .getByRole('row', { name: /alias-bad/ })
    .getByRole('cell', { name: 'live' })
    .waitFor();
  await choose(page, /^Version or alias ./, 'Version 1');
  await expect.poll(() => listed(page)).toEqual(['alias-bad', 'version-bad']);
  await choose(page, /^Status ./, 'Any');
  await expect.poll(() => listed(page)).toEqual(['alias-bad', 'alias-good', 'version-bad', 'version-good']);
  await page.getByRole('searchbox', { name: 'Find by name' }).fill('VERSION-G');
  await expect.poll(() => listed(page)).toEqual(['version-good']);
  await choose(page, /^Status ./, 'Timed out');
  await page.getByText('No execution fits').waitFor();
});
