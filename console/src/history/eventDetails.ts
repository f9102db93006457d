import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** The fields that the details of events have in common; each type of event has some of them. */
export interface EventDetails {
  readonly name?: string;
  readonly index?: number;
  readonly input?: string;
  readonly output?: string;
  readonly parameters?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly length?: number;
  readonly mapRunArn?: string;
  readonly assignedVariables?: Record<string, string>;
  readonly location?: string;
  readonly state?: string;
  readonly workerName?: string;
}

/** The one member `…EventDetails` of an event; empty when its type has none. */
export function detailsOf(event: HistoryEvent): EventDetails {
  for (const [name, value] of Object.entries(event)) {
    if (name.endsWith('EventDetails') && typeof value === 'object' && value !== null) {
      return value as EventDetails;
    }
  }
  return {};
}

export function millisOf(event: HistoryEvent): number {
  return event.timestamp?.getTime() ?? 0;
}
