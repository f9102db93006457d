/** Counts of executions in some time, and how long those took that closed; milliseconds. */
export interface ExecutionTally {
  readonly started: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly aborted: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly sum: number;
}

export interface PeriodTally extends ExecutionTally {
  readonly startMillis: number;
}

export interface StateTally {
  readonly name: string;
  readonly entered: number;
  readonly left: number;
  readonly failed: number;
  readonly retried: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly sum: number;
}

/** `GET /stepwell/overview`. */
export interface Overview {
  readonly periodMillis: number;
  readonly stateMachines: readonly MachineTally[];
}

export interface MachineTally extends ExecutionTally {
  readonly stateMachineArn: string;
  readonly periods: readonly PeriodTally[];
}

/** `GET /stepwell/statistics`. */
export interface MachineStatistics {
  readonly executions: ExecutionTally;
  readonly states: readonly StateTally[];
  readonly revisions: ReadonlyArray<{ readonly revision: string; readonly started: number }>;
  readonly periodMillis: number;
  readonly periods: readonly PeriodTally[];
}

/** The share of closed executions that succeeded; undefined when none has closed. */
export function successRate(tally: ExecutionTally): number | undefined {
  const closed = tally.succeeded + tally.failed + tally.timedOut + tally.aborted;
  return closed === 0 ? undefined : tally.succeeded / closed;
}

export interface TimeRange {
  readonly id: string;
  readonly label: string;
  readonly millis: number;
}

const HOUR = 3_600_000;

export const RANGES: readonly TimeRange[] = [
  { id: '1h', label: 'Last hour', millis: HOUR },
  { id: '12h', label: 'Last 12 hours', millis: 12 * HOUR },
  { id: '1d', label: 'Last day', millis: 24 * HOUR },
  { id: '7d', label: 'Last 7 days', millis: 7 * 24 * HOUR },
  { id: '30d', label: 'Last 30 days', millis: 30 * 24 * HOUR },
  { id: '90d', label: 'Last 90 days', millis: 90 * 24 * HOUR },
];

export const RANGE_OPTIONS = RANGES.map(({ id, label }) => ({ value: id, label }));

/** What is looked at while nothing else is chosen: the last day. */
export const USUAL_RANGE = { value: '1d', label: 'Last day' };

/** The range with this id; the usual one for an id that is none. */
export function rangeOf(id: string | null): TimeRange {
  return (RANGES.find(range => range.id === id) ?? RANGES.find(range => range.id === USUAL_RANGE.value))!;
}
