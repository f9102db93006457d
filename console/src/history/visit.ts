import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** How a visit to a state stands. `caught`: it failed, and a catcher led on. */
export type VisitStatus = 'running' | 'waiting' | 'succeeded' | 'caught' | 'failed' | 'timedOut' | 'aborted';

/** One try of a task, from its scheduling to its end. */
export interface Attempt {
  readonly scheduledMillis: number;
  readonly startedMillis?: number;
  readonly endMillis?: number;
  readonly status: 'running' | 'succeeded' | 'failed' | 'timedOut' | 'aborted';
  readonly parameters?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** An execution entered a state once. */
export interface Visit {
  /** The id of the event that entered the state. */
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** The visit of the Parallel or Map state around it; absent at the top level. */
  readonly parentId?: number;
  /** Which iteration of the Map around it. */
  readonly iteration?: number;
  readonly depth: number;
  status: VisitStatus;
  readonly enteredMillis: number;
  exitedMillis?: number;
  readonly input?: string;
  output?: string;
  assigned?: Readonly<Record<string, string>>;
  readonly attempts: Attempt[];
  readonly events: HistoryEvent[];
  error?: string;
  cause?: string;
  /** The execution or Map Run that it started. */
  childExecutionArn?: string;
  mapRunArn?: string;
  /** How many iterations a Map state has; its own, not those of Maps inside. */
  items?: number;
}

/** What a history tells, in order of entry. */
export interface Journey {
  readonly visits: readonly Visit[];
  /** Whose failure ended the execution; the innermost one. */
  readonly culprit?: Visit;
  readonly lastEventId: number;
  /** The visit an event belongs to, by the event's id. */
  readonly visitOfEvent: ReadonlyMap<number, Visit>;
}
