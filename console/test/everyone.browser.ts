import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Surfer } from './harness';
import { ARN, ORDERS } from './server';

const surfer = Surfer.forThisFile();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every page, and a text that is there once it is ready. */
const PAGES: ReadonlyArray<readonly [string, string, string]> = [
  ['state machines', '/', 'STANDARD'],
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

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: ReadonlyArray<{ readonly target: unknown; readonly failureSummary?: string }>;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe;
    return (await axe.run()).violations;
  });
  return found
    .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
    .map(v => `${v.id}: ${JSON.stringify(v.nodes.slice(0, 3).map(n => [n.target, n.failureSummary]))}`);
}

test.each(PAGES)('%s: can be read by everyone, in light and in dark', async (_, route, ready) => {
  for (const dark of [false, true]) {
    const page = await surfer.visit(route, { dark });
    await page.getByText(ready).first().waitFor();
    await page.waitForTimeout(400); // colours fade in
    expect(await violations(page), dark ? 'dark' : 'light').toEqual([]);
  }
});

test.each(PAGES)('%s: fits a phone', async (_, route, ready) => {
  const page = await surfer.visit(route, { width: 390 });
  await page.getByText(ready).first().waitFor();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
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
