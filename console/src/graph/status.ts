import type { Journey, Visit, VisitStatus } from '../history/visit';

/** What the picture says about a state: the most telling of its visits, and how many there were. */
export interface StateMark {
  readonly status: VisitStatus;
  readonly visits: number;
  readonly running: number;
  readonly failed: number;
  readonly retries: number;
  /** Of the visit shown. */
  readonly visitId: number;
}

/** Which iteration of a Map is looked at, by the name of the Map state; absent for all. */
export type ChosenIterations = ReadonlyMap<string, number>;

const TELLING: readonly VisitStatus[] = ['running', 'waiting', 'failed', 'timedOut', 'aborted', 'caught', 'succeeded'];

/** A mark for each state that was entered, by its name. */
export function markStates(journey: Journey, chosen: ChosenIterations = new Map()): Map<string, StateMark> {
  const byId = new Map(journey.visits.map(visit => [visit.id, visit]));
  const marks = new Map<string, StateMark>();
  for (const visit of journey.visits) {
    if (isShown(visit, byId, chosen)) {
      marks.set(visit.name, merged(marks.get(visit.name), visit));
    }
  }
  return marks;
}

/** Whether a visit lies in the chosen iterations of all Maps around it. */
export function isShown(visit: Visit, byId: ReadonlyMap<number, Visit>, chosen: ChosenIterations): boolean {
  for (let at = visit; at.parentId !== undefined;) {
    const parent = byId.get(at.parentId);
    if (parent === undefined) {
      return true;
    }
    const wanted = chosen.get(parent.name);
    if (wanted !== undefined && at.iteration !== undefined && at.iteration !== wanted) {
      return false;
    }
    at = parent;
  }
  return true;
}

function merged(mark: StateMark | undefined, visit: Visit): StateMark {
  const later = mark === undefined || TELLING.indexOf(visit.status) <= TELLING.indexOf(mark.status);
  return {
    status: later ? visit.status : mark.status,
    visitId: later ? visit.id : mark.visitId,
    visits: (mark?.visits ?? 0) + 1,
    running: (mark?.running ?? 0) + (visit.status === 'running' || visit.status === 'waiting' ? 1 : 0),
    failed: (mark?.failed ?? 0) + (visit.status === 'failed' || visit.status === 'timedOut' ? 1 : 0),
    retries: (mark?.retries ?? 0) + Math.max(0, visit.attempts.length - 1),
  };
}

/** The transitions that were taken: source and target of visits that followed each other. */
export function takenEdges(journey: Journey): Set<string> {
  const taken = new Set<string>();
  for (const visit of journey.visits) {
    const entered = visit.events[0];
    const before = journey.visitOfEvent.get(entered?.previousEventId ?? 0);
    if (before !== undefined && before.parentId === visit.parentId) {
      taken.add(edgeKey(before.name, visit.name));
    }
  }
  return taken;
}

export function edgeKey(source: string, target: string): string {
  return `${source}\u0000${target}`;
}
