import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Surfer } from './harness';
import { ARN, ORDERS, awaitStatus, createMachine, mapRunOver, startExecution } from './server';

const surfer = Surfer.forThisFile();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every page, and a text that is there once it is ready. */
const PAGES: ReadonlyArray<readonly [string, string, string]> = [
  ['state machines', '/', 'Standard'],
  ['executions', `/machines/${ORDERS}`, 'A-1001'],
  ['an execution that failed', `/executions/${ARN}:execution:order:A-1006`, 'Order cancelled'],
  ['an execution that succeeded', `/executions/${ARN}:execution:order:A-1002`, 'Send receipt'],
  ['editor', `/edit/${ORDERS}`, 'The definition is valid'],
  ['new', '/new', 'The definition is valid'],
  ['versions', `/machines/${ORDERS}/versions`, 'Publish a version'],
  ['slow steps', `/slow/${ORDERS}`, 'Heat map'],
  ['approvals', '/approvals', 'Tasks that wait for'],
  ['comparison', `/compare/${ARN}:execution:order:A-1001/${ARN}:execution:order:A-1006`, 'Their paths part'],
];

/** In both themes, and as narrow as a phone. */
const LOOKS = [{ dark: false }, { dark: true }, { dark: false, width: 390 }];

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: ReadonlyArray<{ readonly target: unknown; readonly failureSummary?: string }>;
}

/** Colours fade in; what they are on their way is not what anybody reads. */
async function settled(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.getAnimations().filter(a => a.playState === 'running').length))
    .toBe(0);
}

async function violations(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe;
    return (await axe.run()).violations;
  });
  return found
    .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
    .filter(violation => !isOfTheLibrary(violation))
    .map(v => `${v.id}: ${JSON.stringify(v.nodes.slice(0, 3).map(n => [n.target, n.failureSummary]))}`);
}

/** Cloudscape gives its bar for phones, which is a `nav`, an `aria-orientation`; readers ignore it. */
function isOfTheLibrary({ id, nodes }: Violation): boolean {
  return id === 'aria-allowed-attr' && nodes.every(node => /mobile-toolbar-nav/.test(JSON.stringify(node.target)));
}

test.each(PAGES)('%s: can be read by everyone, in light, in dark and on a phone', async (_, route, ready) => {
  for (const look of LOOKS) {
    const page = await surfer.visit(route, look);
    await page.getByText(ready).first().waitFor();
    expect(await violations(page), JSON.stringify(look)).toEqual([]);
  }
});

test('a Map Run and the dialogs can be read by everyone, in light, in dark and on a phone', async () => {
  const children = { Bad: { Type: 'Fail', Error: 'Bad', Cause: 'as always' } };
  const machine = await createMachine(mapRunOver(children, { ToleratedFailurePercentage: 100 }));
  const execution = await startExecution(machine, [1, 2, 3]);
  await awaitStatus(execution, 'SUCCEEDED');
  for (const look of LOOKS) {
    const page = await surfer.visit(`/executions/${execution}`, look);
    await page.getByRole('button', { name: /^Each Map/ }).click();
    await page.getByRole('link', { name: 'Open its Map Run' }).click();
    await page.getByRole('table', { name: 'Failures by error' }).getByText('as always').waitFor();
    expect(await violations(page), `Map Run ${JSON.stringify(look)}`).toEqual([]);
    await page.goto(page.url().replace(/#.*/, `#/machines/${machine}`));
    await page.getByRole('button', { name: 'Start execution' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Input', exact: true }).waitFor();
    expect(await violations(page), `dialog ${JSON.stringify(look)}`).toEqual([]);
  }
});

test.each(PAGES)('%s: fits a phone', async (_, route, ready) => {
  const page = await surfer.visit(route, { width: 390 });
  await page.getByText(ready).first().waitFor();
  await settled(page);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0);
});

test('an execution is opened and a state of it chosen by keyboard alone', async () => {
  const page = await surfer.visit(`/machines/${ORDERS}`);
  await page.getByRole('link', { name: 'A-1006' }).focus();
  await page.keyboard.press('Enter');
  const state = page.getByRole('button', { name: /^Validate order Task/ });
  await state.waitFor();
  await state.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Validate order' }).waitFor();
});
