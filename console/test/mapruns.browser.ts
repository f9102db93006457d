import { expect, test } from 'vitest';
import { Surfer } from './harness';
import { createMachine, startExecution } from './server';

const surfer = Surfer.forThisFile();

test('a Map Run is followed from its execution: counts, failures by error, children', async () => {
  const machine = await createMachine({
    Each: {
      Type: 'Map',
      ToleratedFailurePercentage: 100,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Odd?',
        States: {
          'Odd?': {
            Type: 'Choice',
            Choices: [{ Variable: '$.odd', BooleanEquals: true, Next: 'Bad' }],
            Default: 'Good',
          },
          Good: { Type: 'Succeed' },
          Bad: { Type: 'Fail', Error: 'OddOne', Cause: 'is not even' },
        },
      },
      End: true,
    },
  });
  const items = Array.from({ length: 9 }, (_, i) => ({ odd: i % 3 === 0 }));
  const page = await surfer.visit(`/executions/${await startExecution(machine, items)}`);
  await page.locator('[data-state="Each"][data-status="succeeded"]').waitFor();
  await page.getByRole('button', { name: /^Each Map/ }).click();
  await page.getByRole('link', { name: 'Open its Map Run' }).click();
  await page
    .getByText(/^9 of 9/)
    .first()
    .waitFor();
  const failures = page.getByRole('table', { name: 'Failures by error' });
  await failures
    .getByRole('row', { name: /OddOne/ })
    .getByRole('cell', { name: '3', exact: true })
    .waitFor();
  expect(await page.getByRole('table', { name: 'Children' }).getByRole('row').count()).toBe(10);
});
