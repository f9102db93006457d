import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { Surfer } from './harness';
import { createMachine } from './server';

const surfer = Surfer.forThisFile();

/** Types over everything in the editor with this label; typed text would get closing brackets of the editor's own. */
async function write(page: Page, label: string, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: label, exact: true });
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

const WITH_ERROR = `{
  "StartAt": "Hello",
  "States": {
    "Hello": { "Type": "Pass", "Next": "Nowhere" }
  }
}`;

test('create, be told of an error at its line, mend it, start, and fail', async () => {
  const page = await surfer.visit('/new');
  const name = `from-editor-${Date.now()}`;
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await write(page, 'Definition', WITH_ERROR);
  await page.getByText(/^Line 4:/).waitFor();
  await page.getByText("Missing 'Next' target: Nowhere").first().waitFor();
  await page.locator('.cm-lintRange-error', { hasText: '"Nowhere"' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Create', exact: true }).isDisabled()).toBe(true);

  await write(
    page,
    'Definition',
    WITH_ERROR.replace('"Type": "Pass", "Next": "Nowhere"', '"Type": "Fail", "Error": "Oh"'),
  );
  await page.getByText('The definition is valid').waitFor();
  await page.locator('[data-state="Hello"]').getByText('Fail').waitFor();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText(`${name} is saved`).waitFor();

  await page.getByRole('button', { name: 'Start execution' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('The execution failed in “Hello”').waitFor();
});

test('a state that is clicked is jumped to', async () => {
  const states = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `S${i}`,
      { Type: 'Pass', ...(i < 39 ? { Next: `S${i + 1}` } : { End: true }) },
    ]),
  );
  const page = await surfer.visit(`/edit/${await createMachine(states)}`);
  await page.getByRole('button', { name: 'Fit View' }).click();
  await page.getByRole('button', { name: 'S39 Pass' }).click({ force: true });
  await page.locator('.cm-line', { hasText: '"S39": {' }).waitFor();
});

test('a definition goes to YAML and back, and names of fields and states are offered', async () => {
  const page = await surfer.visit(
    `/edit/${await createMachine({ One: { Type: 'Pass', Next: 'Two' }, Two: { Type: 'Succeed' } })}`,
  );
  await page.getByRole('button', { name: 'YAML' }).click();
  await page.locator('.cm-line', { hasText: /^StartAt: One$/ }).waitFor();
  await page.getByText('The definition is valid').waitFor();
  await write(page, 'Definition', 'StartAt: One\nStates:\n  One:\n    Type: Pass\n    Next: Tw');
  await page.keyboard.insertText('o\n  Two:\n    Type: Succeed\n');
  await page.getByText('The definition is valid').waitFor();
  await page.keyboard.type('    Com');
  await page.locator('.cm-tooltip-autocomplete').getByText('Comment').waitFor();
  await page.keyboard.press('Escape');
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Backspace');
  }
  await page.getByRole('button', { name: 'JSON' }).click();
  await page.locator('.cm-line', { hasText: '"StartAt": "One"' }).waitFor();
});

test('in YAML values are offered, and what is wrong is told at its line', async () => {
  const page = await surfer.visit('/new');
  await write(page, 'Definition', 'StartAt: Pay\nStates:\n  Pay:\n    Next: Nowhere\n    ');
  await page.keyboard.type('Type: ');
  const offered = page.locator('.cm-tooltip-autocomplete');
  await offered.getByText('Choice', { exact: true }).waitFor();
  await page.keyboard.type('Pa');
  await offered.getByText('Pass', { exact: true }).click();
  await page.locator('.cm-line', { hasText: /^ {4}Type: Pass$/ }).waitFor();
  await page
    .getByText(/^Line 4:/)
    .first()
    .waitFor();
  await page.locator('.cm-lintRange-error', { hasText: 'Nowhere' }).waitFor();

  await write(page, 'Definition', 'StartAt: Pay\nStates:\n  Pay:\n    Type: Succeed\n   Bad: [1\n');
  await page
    .getByText(/^Line 5:/)
    .first()
    .waitFor();
  await page.getByText('INVALID_YAML').first().waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Create', exact: true }).isDisabled()).toBe(true);
  await write(page, 'Definition', 'StartAt: Pay\nStates:\n  Pay:\n    Type: Succeed\n');
  await page.getByText('The definition is valid').waitFor();
});

test('one state is tried with a made-up answer, and each value on the way is shown', async () => {
  const page = await surfer.visit(
    `/edit/${await createMachine({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
        InputPath: '$.order',
        ResultPath: '$.answer',
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    })}`,
  );
  await page.getByRole('button', { name: 'Call Task' }).click();
  await page.getByText('Test “Call”').click();
  await write(page, 'Input of the state', '{"order": {"id": 7}}');
  await page.getByRole('button', { name: 'A result' }).click();
  await write(page, 'Result of the call', '{"fine": true}');
  await page.getByRole('button', { name: 'Test the state' }).click();
  await page.getByText('SUCCEEDED, goes on with “Done”').waitFor();
  await page.getByRole('group', { name: 'After InputPath' }).filter({ hasText: '"id": 7' }).waitFor();
  await page.getByRole('group', { name: 'After ResultPath' }).filter({ hasText: '"fine": true' }).waitFor();
});

test('a version is published and compared with what came after it', async () => {
  const machine = await createMachine({ One: { Type: 'Pass', Next: 'Two' }, Two: { Type: 'Succeed' } });
  const page = await surfer.visit(`/machines/${machine}/versions`);
  await page.getByRole('button', { name: 'Publish a version' }).click();
  await page.getByText('Version 1 is published').waitFor();
  await page.getByRole('link', { name: 'Edit' }).click();
  await write(
    page,
    'Definition',
    '{"StartAt": "One", "States": {"One": {"Type": "Pass", "Next": "Three"}, "Three": {"Type": "Succeed"}}}',
  );
  await page.getByText('The definition is valid').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('is saved').waitFor();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByText('1 added, 1 changed, 1 removed').waitFor();
  await page.locator('.is-added[data-state="Three"]').waitFor();
  await page.locator('.is-removed[data-state="Two"]').first().waitFor();
});
