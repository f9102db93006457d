import { CreateActivityCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { Surfer } from './harness';
import { awaitStatus, createMachine, sfn, startExecution } from './server';

const surfer = Surfer.forThisFile();

async function activityMachine(): Promise<{ machine: string; state: string }> {
  const name = `work-${Date.now()}`;
  const activity = await sfn.send(new CreateActivityCommand({ name }));
  const state = `Work ${name}`;
  const machine = await createMachine({
    [state]: { Type: 'Task', Resource: activity.activityArn, Next: 'Done' },
    Done: { Type: 'Succeed' },
  });
  return { machine, state };
}

test('what waits shows up while one looks, with its input, and is answered with JSON that is checked', async () => {
  const { machine, state } = await activityMachine();
  const page = await surfer.visit('/approvals');
  await page.getByRole('heading', { name: /Approvals/ }).waitFor();
  const execution = await startExecution(machine, { order: 4711 });
  const row = page.getByRole('row', { name: new RegExp(state) });
  await row.getByText('4711').waitFor();
  await row.getByRole('button', { name: /^Answer/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Output', exact: true }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('{"approved": tru}');
  await dialog
    .getByText(/^Line 1, column/)
    .first()
    .waitFor();
  await expect.poll(() => dialog.getByRole('button', { name: 'Send success' }).isDisabled()).toBe(true);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('{"approved": true}');
  await dialog.getByRole('button', { name: 'Send success' }).click();
  await awaitStatus(execution, 'SUCCEEDED');
  await row.waitFor({ state: 'detached' });
});

test('a task is refused with an error and a cause', async () => {
  const { machine, state } = await activityMachine();
  const execution = await startExecution(machine);
  const page = await surfer.visit('/approvals');
  await page
    .getByRole('row', { name: new RegExp(state) })
    .getByRole('button', { name: /^Answer/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Failure' }).click();
  await dialog.getByRole('textbox', { name: 'Cause' }).fill('not today');
  await dialog.getByRole('button', { name: 'Send failure' }).click();
  await awaitStatus(execution, 'FAILED');
  await page.goto(page.url().replace(/#.*/, `#/executions/${execution}`));
  await page.getByText('not today').first().waitFor();
});
