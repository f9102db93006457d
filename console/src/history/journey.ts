import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { detailsOf, millisOf, type EventDetails } from './eventDetails';
import type { Journey, Visit, VisitStatus } from './visit';
import { attempt, end, exit, fail } from './visitChanges';

/** Where an event stands: in a visit, and for a Map in which iteration of it. */
interface Place {
  readonly visit: Visit;
  readonly iteration?: number;
}

/**
 * Folds a history into visits. An event belongs to the visit of the event it follows (`previousEventId`), or to one
 * around it: an iteration or an exit names its state, the end of a Parallel or Map is told by its type.
 */
export function foldHistory(events: readonly HistoryEvent[]): Journey {
  const fold = new Fold();
  for (const event of events) {
    fold.take(event);
  }
  return fold.journey();
}

const ENDS_OF_EXECUTION: Readonly<Record<string, VisitStatus>> = {
  ExecutionFailed: 'failed',
  ExecutionAborted: 'aborted',
  ExecutionTimedOut: 'timedOut',
};

class Fold {
  private readonly places = new Map<number, Place>();
  private readonly visits: Visit[] = [];
  private readonly byId = new Map<number, Visit>();
  /** By the id of a container: the state inside that made it fail. */
  private readonly blamed = new Map<number, Visit>();
  private culprit: Visit | undefined;
  private lastEventId = 0;

  take(event: HistoryEvent): void {
    const id = event.id ?? 0;
    const type: string = event.type ?? '';
    this.lastEventId = Math.max(this.lastEventId, id);
    const previous = this.places.get(event.previousEventId ?? 0);
    const place = type.endsWith('StateEntered')
      ? { visit: this.enter(event, type, previous) }
      : this.placeOf(type, detailsOf(event), previous);
    if (place !== undefined) {
      this.places.set(id, place);
      place.visit.events.push(event);
    }
    if (place !== undefined && !type.endsWith('StateEntered')) {
      this.happened(event, type, place.visit);
      this.giveUp(event, type, place, previous?.visit);
    }
    const end = ENDS_OF_EXECUTION[type];
    if (end !== undefined) {
      this.close(event, end, previous?.visit);
    }
    if (type === 'ExecutionRedriven' && this.culprit !== undefined) {
      this.reopen(id);
    }
  }

  journey(): Journey {
    const visitOfEvent = new Map([...this.places].map(([id, place]) => [id, place.visit]));
    const journey = { visits: this.visits, lastEventId: this.lastEventId, visitOfEvent };
    return this.culprit === undefined ? journey : { ...journey, culprit: this.culprit };
  }

  private enter(event: HistoryEvent, type: string, previous: Place | undefined): Visit {
    const details = event.stateEnteredEventDetails;
    const around = this.around(previous);
    const visit: Visit = {
      id: event.id ?? 0,
      name: details?.name ?? '',
      type: type.slice(0, -'StateEntered'.length),
      ...(around === undefined ? {} : { parentId: around.visit.id }),
      ...(around?.iteration === undefined ? {} : { iteration: around.iteration }),
      depth: around === undefined ? 0 : around.visit.depth + 1,
      status: 'running',
      enteredMillis: millisOf(event),
      ...(details?.input === undefined ? {} : { input: details.input }),
      attempts: [],
      events: [],
    };
    this.visits.push(visit);
    this.byId.set(visit.id, visit);
    return visit;
  }

  /** The container a state is entered in: the one that has begun, or that of the state left before. */
  private around(previous: Place | undefined): Place | undefined {
    if (previous === undefined) {
      return undefined;
    }
    const { visit } = previous;
    if (visit.exitedMillis === undefined && (visit.type === 'Parallel' || visit.type === 'Map')) {
      return previous;
    }
    const parent = visit.parentId === undefined ? undefined : this.byId.get(visit.parentId);
    return parent === undefined
      ? undefined
      : { visit: parent, ...(visit.iteration === undefined ? {} : { iteration: visit.iteration }) };
  }

  private placeOf(type: string, details: EventDetails, previous: Place | undefined): Place | undefined {
    if (previous === undefined) {
      return undefined;
    }
    if (type.startsWith('MapIteration')) {
      const map = this.climb(previous.visit, visit => visit.name === details.name);
      return map && { visit: map, ...(details.index === undefined ? {} : { iteration: details.index }) };
    }
    if (type.endsWith('StateExited')) {
      return place(this.climb(previous.visit, visit => visit.name === details.name));
    }
    const container = /^(Parallel|Map)State(Started|Succeeded|Failed|Aborted)$/.exec(type)?.[1];
    if (container !== undefined) {
      return place(this.climb(previous.visit, visit => visit.type === container && visit.exitedMillis === undefined));
    }
    return type.startsWith('Execution') ? undefined : { visit: previous.visit };
  }

  /** This visit or the nearest one around it that fits; this one when none does. */
  private climb(from: Visit, fits: (visit: Visit) => boolean): Visit {
    for (let at: Visit | undefined = from; at !== undefined; at = this.byId.get(at.parentId ?? -1)) {
      if (fits(at)) {
        return at;
      }
    }
    return from;
  }

  private happened(event: HistoryEvent, type: string, visit: Visit): void {
    const details = detailsOf(event);
    const millis = millisOf(event);
    if (type.endsWith('StateExited')) {
      exit(visit, details, millis);
    } else if (type.endsWith('StateAborted')) {
      end(visit, 'aborted', millis);
    } else if (type === 'MapStateStarted') {
      visit.items = details.length ?? 0;
    } else if (type === 'MapRunStarted' && details.mapRunArn !== undefined) {
      visit.mapRunArn = details.mapRunArn;
    } else if (/(Failed|TimedOut)$/.test(type) && !type.startsWith('MapIteration')) {
      fail(visit, details);
      attempt(visit, type, details, millis);
    } else {
      attempt(visit, type, details, millis);
    }
  }

  private close(event: HistoryEvent, status: VisitStatus, last: Visit | undefined): void {
    const millis = millisOf(event);
    const details = detailsOf(event);
    const open = this.visits.filter(visit => visit.exitedMillis === undefined);
    if (status === 'failed' && last !== undefined) {
      this.culprit = this.innermost(last);
      this.culprit.error ??= details.error ?? '';
      this.culprit.cause ??= details.cause ?? '';
    } else {
      this.culprit = open.at(-1);
    }
    for (const visit of open) {
      const failed = status !== 'failed' || visit.error !== undefined || this.encloses(visit, this.culprit);
      end(visit, failed ? status : 'aborted', millis);
    }
  }

  /** Of a container that failed: the state inside that failed it. */
  private innermost(from: Visit): Visit {
    const inside = this.blamed.get(from.id);
    return inside === undefined ? from : this.innermost(inside);
  }

  /** A container or an iteration that fails or is aborted takes along what is open inside of it. */
  private giveUp(event: HistoryEvent, type: string, place: Place, last: Visit | undefined): void {
    if (!/^(Parallel|Map)(State|Iteration)(Failed|Aborted)$/.test(type)) {
      return;
    }
    const millis = millisOf(event);
    if (type.endsWith('Failed') && last !== undefined && last !== place.visit) {
      this.blamed.set(place.visit.id, last);
      if (last.exitedMillis === undefined) {
        end(last, 'failed', millis);
      }
    }
    for (const visit of this.visits) {
      const inside = visit !== place.visit && visit.exitedMillis === undefined && this.encloses(place.visit, visit);
      if (inside && (place.iteration === undefined || this.iterationWithin(place.visit, visit) === place.iteration)) {
        end(visit, 'aborted', millis);
      }
    }
  }

  /** In which iteration of a Map a visit somewhere inside of it is. */
  private iterationWithin(map: Visit, inner: Visit): number | undefined {
    let at: Visit | undefined = inner;
    while (at !== undefined && at.parentId !== map.id) {
      at = this.byId.get(at.parentId ?? -1);
    }
    return at?.iteration;
  }

  private encloses(outer: Visit, inner: Visit | undefined): boolean {
    for (let at = inner; at !== undefined; at = this.byId.get(at.parentId ?? -1)) {
      if (at === outer) {
        return true;
      }
    }
    return false;
  }

  /** After a redrive what failed goes on. */
  private reopen(eventId: number): void {
    for (let at = this.culprit; at !== undefined; at = this.byId.get(at.parentId ?? -1)) {
      at.status = 'running';
      delete at.exitedMillis;
      delete at.error;
      delete at.cause;
    }
    if (this.culprit !== undefined) {
      this.places.set(eventId, { visit: this.culprit });
    }
    this.culprit = undefined;
  }
}

function place(visit: Visit | undefined): Place | undefined {
  return visit === undefined ? undefined : { visit };
}
