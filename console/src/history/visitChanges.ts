import type { EventDetails } from './eventDetails';
import type { Attempt, Visit, VisitStatus } from './visit';

/** The state was left. */
export function exit(visit: Visit, details: EventDetails, millis: number): void {
  visit.exitedMillis = millis;
  visit.status = visit.error === undefined ? 'succeeded' : 'caught';
  if (details.output !== undefined) {
    visit.output = details.output;
  }
  if (details.assignedVariables !== undefined) {
    visit.assigned = details.assignedVariables;
  }
}

/** The visit ended without an exit; so did the try that was under way. */
export function end(visit: Visit, status: VisitStatus, millis: number): void {
  visit.status = status;
  visit.exitedMillis ??= millis;
  const last = visit.attempts.at(-1);
  if (last?.status === 'running') {
    const attemptStatus = status === 'timedOut' || status === 'failed' ? status : 'aborted';
    visit.attempts[visit.attempts.length - 1] = { ...last, status: attemptStatus, endMillis: millis };
  }
}

/** Something in the state failed; what follows tells whether it is tried again or caught. */
export function fail(visit: Visit, details: EventDetails): void {
  visit.error = details.error ?? '';
  visit.cause = details.cause ?? '';
}

/** A try of a task was scheduled, begun or ended. */
export function attempt(visit: Visit, type: string, details: EventDetails, millis: number): void {
  const last = visit.attempts.at(-1);
  const replaceLast = (change: Partial<Attempt>) => {
    if (last !== undefined) {
      visit.attempts[visit.attempts.length - 1] = { ...last, ...change };
    }
  };
  if (type.endsWith('Scheduled')) {
    delete visit.error; // what failed before is tried again
    delete visit.cause;
    const parameters = details.parameters ?? details.input;
    visit.attempts.push({
      scheduledMillis: millis,
      status: 'running',
      ...(parameters === undefined ? {} : { parameters }),
    });
  } else if (type.endsWith('Started') && last?.status === 'running') {
    replaceLast({ startedMillis: millis });
  } else if (type.endsWith('Submitted')) {
    visit.status = 'waiting';
    const child = childExecutionIn(details.output);
    if (child !== undefined) {
      visit.childExecutionArn = child;
    }
  } else if (type.endsWith('Succeeded') && last?.status === 'running') {
    const output = details.output;
    replaceLast({ status: 'succeeded', endMillis: millis, ...(output === undefined ? {} : { output }) });
    visit.status = 'running';
    const child = childExecutionIn(output);
    if (child !== undefined) {
      visit.childExecutionArn = child;
    }
  } else if (/(Failed|TimedOut)$/.test(type) && last?.status === 'running') {
    replaceLast({
      status: type.endsWith('TimedOut') ? 'timedOut' : 'failed',
      endMillis: millis,
      error: details.error ?? '',
      cause: details.cause ?? '',
    });
    visit.status = 'waiting';
  }
}

function childExecutionIn(output: string | undefined): string | undefined {
  return /"ExecutionArn":\s*"(arn:[^"]{1,400}:(?:execution|express):[^"]{1,400})"/.exec(output ?? '')?.[1];
}
