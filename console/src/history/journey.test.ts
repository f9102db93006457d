import type { HistoryEvent, HistoryEventType } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { criticalPath } from './criticalPath';
import { compareJourneys } from './compare';
import { foldHistory } from './journey';
import { treeOrder } from './treeOrder';

/** A history in short: `[type, previous event, details]`; event n happens at n seconds. */
function history(...events: ReadonlyArray<readonly [string, number, Record<string, unknown>?]>): HistoryEvent[] {
  return events.map(([type, previousEventId, details], i) => ({
    id: i + 1,
    previousEventId,
    type: type as HistoryEventType,
    timestamp: new Date((i + 1) * 1000),
    ...(details === undefined ? {} : { [detailsName(type)]: details }),
  }));
}

function detailsName(type: string): string {
  if (type.endsWith('StateEntered')) {
    return 'stateEnteredEventDetails';
  }
  return type.endsWith('StateExited')
    ? 'stateExitedEventDetails'
    : `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`;
}

const RETRIED = history(
  ['ExecutionStarted', 0],
  ['TaskStateEntered', 0, { name: 'Call', input: '{}' }],
  ['TaskScheduled', 2, { parameters: '{"a":1}' }],
  ['TaskStarted', 3],
  ['TaskFailed', 4, { error: 'Busy', cause: 'later' }],
  ['TaskScheduled', 5, { parameters: '{"a":1}' }],
  ['TaskStarted', 6],
  ['TaskSucceeded', 7, { output: '1' }],
  ['TaskStateExited', 8, { name: 'Call', output: '1' }],
  ['ExecutionSucceeded', 9],
);

test('a task that is tried again has succeeded in the end, and each try is told', () => {
  const { visits, culprit } = foldHistory(RETRIED);
  expect(visits).toHaveLength(1);
  expect(visits[0]).toMatchObject({ name: 'Call', status: 'succeeded', enteredMillis: 2000, exitedMillis: 9000 });
  expect(visits[0]?.attempts.map(a => [a.status, a.error])).toEqual([
    ['failed', 'Busy'],
    ['succeeded', undefined],
  ]);
  expect(culprit).toBeUndefined();
});

test('a task between two tries waits', () => {
  expect(foldHistory(RETRIED.slice(0, 5)).visits[0]).toMatchObject({ status: 'waiting' });
});

test('an error that is caught is a warning, not the reason of a later failure', () => {
  const { visits, culprit } = foldHistory(
    history(
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 0, { name: 'Call' }],
      ['TaskScheduled', 2],
      ['TaskFailed', 3, { error: 'Bad' }],
      ['TaskStateExited', 4, { name: 'Call' }],
      ['FailStateEntered', 5, { name: 'Give up' }],
      ['ExecutionFailed', 6, { error: 'GaveUp', cause: 'for good' }],
    ),
  );
  expect(visits.map(v => [v.name, v.status])).toEqual([
    ['Call', 'caught'],
    ['Give up', 'failed'],
  ]);
  expect(culprit).toMatchObject({ name: 'Give up', error: 'GaveUp', cause: 'for good' });
});

test('of nested states the innermost is to blame, and what ran beside it was aborted', () => {
  const { visits, culprit } = foldHistory(
    history(
      ['ExecutionStarted', 0],
      ['MapStateEntered', 0, { name: 'Each' }],
      ['MapStateStarted', 2, { length: 2 }],
      ['MapIterationStarted', 3, { name: 'Each', index: 0 }],
      ['MapIterationStarted', 3, { name: 'Each', index: 1 }],
      ['WaitStateEntered', 4, { name: 'Hold' }],
      ['FailStateEntered', 5, { name: 'No' }],
      ['MapIterationFailed', 7, { name: 'Each', index: 1 }],
      ['MapIterationAborted', 6, { name: 'Each', index: 0 }],
      ['MapStateFailed', 7],
      ['ExecutionFailed', 10, { error: 'Nope' }],
    ),
  );
  expect(visits.map(v => [v.name, v.iteration, v.status])).toEqual([
    ['Each', undefined, 'failed'],
    ['Hold', 0, 'aborted'],
    ['No', 1, 'failed'],
  ]);
  expect(culprit).toMatchObject({ name: 'No', iteration: 1, error: 'Nope' });
});

test('the states of branches lie within their Parallel state, and the states after it do not', () => {
  const { visits } = foldHistory(
    history(
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, { name: 'Both' }],
      ['ParallelStateStarted', 2],
      ['PassStateEntered', 3, { name: 'Left' }],
      ['PassStateExited', 4, { name: 'Left' }],
      ['PassStateEntered', 3, { name: 'Right' }],
      ['PassStateExited', 6, { name: 'Right' }],
      ['ParallelStateSucceeded', 7],
      ['ParallelStateExited', 8, { name: 'Both' }],
      ['PassStateEntered', 9, { name: 'After' }],
    ),
  );
  expect(visits.map(v => [v.name, v.depth, v.status])).toEqual([
    ['Both', 0, 'succeeded'],
    ['Left', 1, 'succeeded'],
    ['Right', 1, 'succeeded'],
    ['After', 0, 'running'],
  ]);
});

test('a redrive goes on where it failed', () => {
  const failed = history(
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Call' }],
    ['TaskScheduled', 2],
    ['TaskFailed', 3, { error: 'Bad' }],
    ['ExecutionFailed', 4, { error: 'Bad' }],
    ['ExecutionRedriven', 5],
    ['TaskScheduled', 6],
    ['TaskSucceeded', 7, { output: '1' }],
    ['TaskStateExited', 8, { name: 'Call', output: '1' }],
  );
  expect(foldHistory(failed.slice(0, 5)).culprit).toMatchObject({ name: 'Call' });
  expect(foldHistory(failed).visits).toMatchObject([{ name: 'Call', status: 'succeeded' }]);
  expect(foldHistory(failed).culprit).toBeUndefined();
});

test('the critical path holds the branch that took longest', () => {
  const journey = foldHistory(
    history(
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, { name: 'Both' }],
      ['ParallelStateStarted', 2],
      ['WaitStateEntered', 3, { name: 'Short' }],
      ['WaitStateEntered', 3, { name: 'Long' }],
      ['WaitStateExited', 4, { name: 'Short' }],
      ['WaitStateExited', 5, { name: 'Long' }],
      ['ParallelStateSucceeded', 7],
      ['ParallelStateExited', 8, { name: 'Both' }],
    ),
  );
  expect(criticalPath(journey).map(v => v.name)).toEqual(['Both', 'Long']);
});

test('two executions part where their states do', () => {
  const left = foldHistory(RETRIED);
  const right = foldHistory([
    ...RETRIED.slice(0, 9),
    ...history(...Array.from({ length: 9 }, () => ['', 0] as const), ['PassStateEntered', 9, { name: 'More' }]).slice(
      9,
    ),
  ]);
  expect(compareJourneys(left, right)).toMatchObject({ partsAt: 1, pairs: [{ name: 'Call' }, { name: 'More' }] });
  expect(compareJourneys(left, left)).not.toHaveProperty('partsAt');
});

test('visits are listed with what is inside of them, iteration by iteration', () => {
  const { visits } = foldHistory(
    history(
      ['ExecutionStarted', 0],
      ['MapStateEntered', 0, { name: 'Each' }],
      ['MapStateStarted', 2, { length: 2 }],
      ['MapIterationStarted', 3, { name: 'Each', index: 0 }],
      ['MapIterationStarted', 3, { name: 'Each', index: 1 }],
      ['PassStateEntered', 4, { name: 'A' }],
      ['PassStateExited', 6, { name: 'A' }],
      ['PassStateEntered', 5, { name: 'A' }],
      ['PassStateExited', 8, { name: 'A' }],
      ['PassStateEntered', 7, { name: 'B' }],
      ['PassStateEntered', 9, { name: 'B' }],
    ),
  );
  expect(treeOrder(visits).map(v => `${v.name}${v.iteration ?? ''}`)).toEqual(['Each', 'A0', 'B0', 'A1', 'B1']);
});
