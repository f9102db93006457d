import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { Surfer } from './harness';
import { awaitStatus, createMachine, mapRunOver, sfn, startExecution } from './server';
import { CreateActivityCommand } from '@aws-sdk/client-sfn';

const surfer = Surfer.forThisFile();

const HANDLER = 'globalThis.harmed=1';
const SEEDS = [
  `<script>${HANDLER}</script>`,
  `<img src=x onerror="${HANDLER}">`,
  `"><svg onload=${HANDLER}>`,
  `';${HANDLER};//`,
  `javascript:${HANDLER}`,
  `\${${HANDLER}}`,
  `{{constructor.constructor('${HANDLER}')()}}`,
  `</textarea><script>${HANDLER}</script>`,
  `<iframe srcdoc="<script>parent.${HANDLER}</script>">`,
  `<a href="javascript:${HANDLER}">x</a>`,
  '\u202etxt.exe',
  'a\u0000b\u0007c',
  '\ud83d\ude00'.repeat(40),
  'Z\u0351\u036b\u0343\u0313'.repeat(20),
  '%00%2e%2e/..//..\\..',
  '__proto__',
  'constructor',
  'toString',
  '{"$ref":"#"}',
  ' '.repeat(60),
];

/** A hundred strings: each seed alone, and with what might end a text around it. */
const STRINGS = SEEDS.flatMap(seed => [seed, `"${seed}`, `'${seed}`, `${seed}]]>`, `--><!--${seed}`]).slice(0, 100);

async function harmed(page: Page): Promise<unknown> {
  return page.evaluate(() => (globalThis as unknown as { harmed?: unknown }).harmed);
}

test('a hundred hostile strings in every payload, error and cause are shown as text', async () => {
  expect(STRINGS).toHaveLength(100);
  const machine = await createMachine({
    Keep: { Type: 'Pass', Result: STRINGS, ResultPath: '$.all', Comment: STRINGS[0], Next: 'End' },
    End: { Type: 'Fail', Error: STRINGS[1], Cause: STRINGS.join(' ').slice(0, 30_000) },
  });
  const input = Object.fromEntries(STRINGS.map((text, i) => [`${i} ${text}`, text]));
  const page = await surfer.visit(`/executions/${await startExecution(machine, input)}`);
  await page.getByTestId('culprit').waitFor();
  for (const tab of ['Input and output', /^Events/, 'States', 'Timeline']) {
    await page.getByRole('tab', { name: tab }).first().click();
  }
  await page.getByRole('button', { name: /^Keep Pass/ }).click();
  for (const tab of ['Data flow', 'Definition', 'Data']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
  }
  await expect.poll(() => page.getByTestId('culprit').textContent()).toContain(STRINGS[1]);
  expect(await harmed(page)).toBeUndefined();
});

test('names of states that are hostile are drawn, listed and exported as text', async () => {
  const names = SEEDS.filter(name => name.trim() !== '').map((name, i) =>
    `${i} ${name}`.replaceAll('\u0000', '').slice(0, 79),
  );
  const states = Object.fromEntries(
    names.map((name, i) => [
      name,
      { Type: 'Pass', ...(i + 1 < names.length ? { Next: names[i + 1] } : { End: true }) },
    ]),
  );
  const machine = await createMachine(states);
  const page = await surfer.visit(`/executions/${await startExecution(machine)}`);
  await page.locator('[data-status="succeeded"]').first().waitFor();
  await expect.poll(() => page.locator('[data-state]').count()).toBe(names.length);
  await page.getByRole('tab', { name: 'States' }).click();
  await page
    .getByRole('table', { name: 'States' })
    .getByRole('button', { name: names[0] ?? '' })
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Export the graph as SVG' }).click();
  await download;
  await page.goto(page.url().replace(/#.*/, `#/edit/${machine}`));
  await page.getByText('The definition is valid').waitFor();
  await page.goto(page.url().replace(/#.*/, `#/slow/${machine}`));
  await page.getByText('Heat map').first().waitFor();
  expect(await harmed(page)).toBeUndefined();
});

test('a hundred hostile strings typed into every field run nothing', async () => {
  const page = await surfer.visit('/new');
  const editor = page.getByRole('textbox', { name: 'Definition', exact: true });
  for (const text of STRINGS) {
    await page.getByRole('textbox', { name: 'Name' }).fill(text);
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(JSON.stringify({ StartAt: text, States: { [text]: { Type: text } } }));
  }
  await page
    .getByText(/^Line 1:/)
    .first()
    .waitFor();
  await page.goto(page.url().replace(/#.*/, '#/'));
  for (const text of STRINGS) {
    await page.getByRole('searchbox', { name: 'Find state machines' }).fill(text);
  }
  expect(await harmed(page)).toBeUndefined();
});

test('hostile addresses lead nowhere', async () => {
  for (const text of SEEDS.slice(0, 16)) {
    const page = await surfer.visit(`/executions/${encodeURIComponent(text)}`);
    await page.getByText(/This execution cannot be shown|There is no such page/).waitFor();
    expect(await harmed(page)).toBeUndefined();
    await page.close();
  }
  surfer.takeTroubles();
});

test('inputs of open tasks are shown as text', async () => {
  const activity = await sfn.send(new CreateActivityCommand({ name: `hostile-${Date.now()}` }));
  const machine = await createMachine({ Wait: { Type: 'Task', Resource: activity.activityArn, End: true } });
  await startExecution(machine, { all: STRINGS });
  const page = await surfer.visit('/approvals');
  await page.getByText('hostile-').first().waitFor();
  await page
    .getByRole('row', { name: /hostile-/ })
    .first()
    .getByRole('button', { name: /^Answer/ })
    .click();
  await page.getByRole('group', { name: 'Input of the task' }).waitFor();
  expect(await harmed(page)).toBeUndefined();
});

test('hostile items, errors and causes of a Map Run are shown as text', async () => {
  const children = { Bad: { Type: 'Fail', ErrorPath: '$', CausePath: '$' } };
  const machine = await createMachine(mapRunOver(children, { Label: 'Each', ToleratedFailurePercentage: 100 }));
  const execution = await startExecution(machine, SEEDS);
  await awaitStatus(execution, 'SUCCEEDED');
  const page = await surfer.visit(`/executions/${execution}`);
  await page.getByRole('button', { name: /^Each Map/ }).click();
  await page.getByRole('link', { name: 'Open its Map Run' }).click();
  const failures = page.getByRole('table', { name: 'Failures by error' });
  await failures
    .getByText(SEEDS[0] ?? '')
    .first()
    .waitFor();
  await page.getByRole('table', { name: 'Children' }).getByRole('link').first().click();
  await page.getByTestId('culprit').waitFor();
  expect(await harmed(page)).toBeUndefined();
});

test('hostile payloads and names are compared as text', async () => {
  const state = `S ${SEEDS[1]}`.slice(0, 79);
  const machine = await createMachine({ [state]: { Type: 'Pass', End: true } });
  const left = await startExecution(machine, { all: SEEDS });
  const right = await startExecution(machine, { all: SEEDS.toReversed(), more: STRINGS });
  const page = await surfer.visit(`/compare/${left}/${right}`);
  const rows = page.getByRole('group', { name: 'States of both executions' });
  await rows.getByRole('button', { name: state }).click();
  await page.getByRole('textbox', { name: 'Input, left' }).waitFor();
  expect(await harmed(page)).toBeUndefined();
});

test('hostile inputs of a start, of a trial and of an answer are sent and shown as text', async () => {
  const machine = await createMachine(
    { Echo: { Type: 'Fail', ErrorPath: '$.error', CausePath: '$.cause' } },
    undefined,
    undefined,
    'EXPRESS',
  );
  const input = JSON.stringify({
    error: SEEDS[0],
    cause: JSON.stringify({ errorMessage: SEEDS[1], stackTrace: SEEDS }),
  });
  const page = await surfer.visit(`/machines/${machine}`);
  await page.getByRole('button', { name: 'Start execution' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Input', exact: true }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(input);
  await dialog.getByRole('button', { name: 'Start and wait' }).click();
  const error = dialog.getByRole('group', { name: 'Error and cause' });
  await error.getByText('Stack (20 lines)').click();
  await expect.poll(() => error.textContent()).toContain(SEEDS[2]);
  await page.goto(page.url().replace(/#.*/, `#/edit/${machine}`));
  await page.getByRole('button', { name: 'Echo Fail' }).click();
  await page.getByText('Test “Echo”').click();
  await page.getByRole('textbox', { name: 'Input of the state', exact: true }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(input);
  await page.getByRole('button', { name: 'Test the state' }).click();
  await page
    .getByText(/^FAILED/)
    .first()
    .waitFor();
  expect(await harmed(page)).toBeUndefined();
});
