import { expect, test } from 'vitest';
import { filterOf, isNarrow } from './executionFilter';

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:order';

test('an address without settings asks for all executions', () => {
  const filter = filterOf(MACHINE, new URLSearchParams(''));
  expect(filter).toEqual({ arn: MACHINE, status: undefined, name: '', withinMillis: undefined });
  expect(isNarrow(filter, MACHINE)).toBe(false);
});

test('an address asks for executions by name, status, time and alias', () => {
  const filter = filterOf(MACHINE, new URLSearchParams('name=a%26b&status=FAILED&started=1h&version=live'));
  expect(filter).toEqual({ arn: `${MACHINE}:live`, status: 'FAILED', name: 'a&b', withinMillis: 3_600_000 });
  expect(isNarrow(filter, MACHINE)).toBe(true);
});

test('a status and a time that nobody knows ask for nothing', () => {
  const filter = filterOf(MACHINE, new URLSearchParams('status=LOST&started=ever'));
  expect(isNarrow(filter, MACHINE)).toBe(false);
});
