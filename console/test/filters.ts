import type { Page } from 'playwright-core';

/** States of a machine that fails where its input has the member bad. */
export const GOOD_OR_BAD = {
  Which: { Type: 'Choice', Choices: [{ Variable: '$.bad', IsPresent: true, Next: 'Bad' }], Default: 'Good' },
  Good: { Type: 'Succeed' },
  Bad: { Type: 'Fail', Error: 'Bad' },
};

/** Picks an option of a filter, which is found by what its button says. */
export async function choose(page: Page, filter: RegExp, option: string): Promise<void> {
  await page.getByRole('button', { name: filter }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The names of the executions that are listed, in alphabetical order. */
export async function listed(page: Page): Promise<string[]> {
  const names = await page.getByRole('table', { name: 'Executions' }).getByRole('link').allTextContents();
  return names.toSorted();
}
