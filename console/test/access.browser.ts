import { expect, test } from 'vitest';
import { Surfer, serverUrl } from './harness';
import { ORDERS } from './server';

const surfer = Surfer.forThisFile();

test('a server with keys asks for one, refuses a wrong one, and takes signed requests', async () => {
  const page = await surfer.visit('/', { url: serverUrl('STEPWELL_LOCKED_URL') });
  await page.getByRole('textbox', { name: 'Access key ID' }).fill('AKIDTEST');
  await page.getByLabel('Secret access key').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByText(/signature/i)
    .first()
    .waitFor();
  await page.getByLabel('Secret access key').fill('a-secret-of-the-test');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('No state machines yet').waitFor();
  await page.getByRole('link', { name: 'Approvals' }).click();
  await page.getByText('Nothing waits for anybody').waitFor();
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(stored).not.toContain('a-secret-of-the-test');
  await page.reload();
  await page.getByRole('textbox', { name: 'Access key ID' }).waitFor();
});

test('in read-only mode nothing can be changed, and the reason is told', async () => {
  const page = await surfer.visit(`/machines/${ORDERS}`);
  await page.getByRole('button', { name: 'Read and write' }).click();
  await page.getByRole('menuitem', { name: 'Read-only' }).click();
  const start = page.getByRole('button', { name: 'Start execution' });
  await expect.poll(() => start.getAttribute('aria-disabled')).toBe('true');
  await start.hover();
  await page.getByText('Read-only mode is on').locator('visible=true').first().waitFor();
});

test('a page that cannot be fetched any more is told, and the others go on', async () => {
  const page = await surfer.visit('/?find=order');
  await page.getByRole('link', { name: 'order', exact: true }).waitFor();
  await page.route(/ApprovalsPage/, route => route.abort());
  await page.getByRole('link', { name: 'Approvals' }).click();
  await page.getByText('This page cannot be shown').waitFor();
  await page.getByRole('link', { name: 'State machines' }).first().click();
  await page.getByRole('heading', { name: /^State machines/ }).waitFor();
  expect(surfer.takeTroubles().length).toBeGreaterThan(0);
});
