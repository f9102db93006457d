import { expect, test } from 'vitest';
import { heatOf } from './heat';
import type { StateTally } from './statistics';

function state(name: string, p95: number): StateTally {
  return { name, entered: 1, left: 1, failed: 0, retried: 0, p50: 0, p95, p99: p95, max: p95, sum: p95 };
}

test('the slowest is hottest, what takes no time is cold', () => {
  const heat = heatOf([state('none', 0), state('some', 9_000), state('most', 90_000)], 'p95');
  expect(heat.get('most')?.level).toBe(4);
  expect(heat.get('none')?.level).toBe(0);
  expect(heat.get('some')?.level).toBeGreaterThan(0);
  expect(heat.get('some')?.level).toBeLessThan(4);
});

test('without any state there is no heat', () => {
  expect(heatOf([], 'p50').size).toBe(0);
});
