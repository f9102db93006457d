import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Surfer } from './harness';
import { createMachine, startExecution } from './server';

const surfer = Surfer.forThisFile();

/** Types over the input of the dialog. */
async function writeInput(page: Page, input: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Input', exact: true }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(input);
}

async function start(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await expect.poll(() => page.url()).not.toBe(before);
}

test('an input that was used before is taken again', async () => {
  const machine = await createMachine({ Only: { Type: 'Pass', End: true } });
  const page = await surfer.visit(`/machines/${machine}`);
  for (const input of ['{"first": 1}', '{"second": 2}']) {
    await page.getByRole('button', { name: 'Start execution' }).click();
    await writeInput(page, input);
    await start(page);
    await page
      .getByRole('link', { name: machine.slice(machine.lastIndexOf(':') + 1) })
      .first()
      .click();
  }
  await page.getByRole('button', { name: 'Start execution' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Inputs used before/ })
    .click();
  await page.getByRole('option', { name: '{"first": 1}' }).click();
  await start(page);
  await page.getByRole('group', { name: 'Output of the execution' }).getByText('"first"').waitFor();
});

test('an execution is started again with its input edited', async () => {
  const machine = await createMachine({ Only: { Type: 'Pass', End: true } });
  const page = await surfer.visit(`/executions/${await startExecution(machine, { as: 'before' })}`);
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('dialog').locator('.cm-line', { hasText: 'before' }).waitFor();
  await writeInput(page, '{"as": "edited"}');
  await start(page);
  await page.getByRole('group', { name: 'Output of the execution' }).getByText('"edited"').waitFor();
});

test('a state machine is begun from each template, and each is valid', async () => {
  const page = await surfer.visit('/new');
  await page.getByText('The definition is valid').waitFor();
  await page.getByRole('button', { name: /^Start from/ }).click();
  const labels = await page.getByRole('option').allTextContents();
  expect(labels.length).toBeGreaterThan(3);
  await page.keyboard.press('Escape');
  for (let i = 0; i < labels.length; i++) {
    await page.getByRole('button', { name: /^Start from/ }).click();
    await page.getByRole('option').nth(i).click();
    await page.getByText('The definition is valid').waitFor();
    await page.getByRole('group', { name: 'Graph of the definition' }).locator('[data-state]').first().waitFor();
  }
});
