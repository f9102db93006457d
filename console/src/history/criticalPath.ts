import type { Journey, Visit } from './visit';

/** The visits that decided how long the execution took, first to last, the states inside containers included. */
export function criticalPath(journey: Journey): Visit[] {
  return pathWithin(journey.visits, undefined);
}

function pathWithin(all: readonly Visit[], parentId: number | undefined): Visit[] {
  const own = all.filter(visit => visit.parentId === parentId);
  const path: Visit[] = [];
  let at = own.toSorted((a, b) => endOf(b) - endOf(a) || b.id - a.id)[0];
  while (at !== undefined) {
    path.unshift(at, ...pathWithin(all, at.id));
    const entered = at.enteredMillis;
    const id = at.id;
    at = own
      .filter(visit => visit.id < id && endOf(visit) <= entered)
      .toSorted((a, b) => endOf(b) - endOf(a) || b.id - a.id)[0];
  }
  return path;
}

function endOf(visit: Visit): number {
  return visit.exitedMillis ?? Number.MAX_SAFE_INTEGER;
}
