import { durationText } from '../parts/time';
import type { StateTally } from './statistics';

/** What the heat map is coloured by. */
export type HeatMeasure = 'p50' | 'p95' | 'p99' | 'sum' | 'failed' | 'retried';

export const HEAT_LEVELS = 5;

export interface Heat {
  readonly level: number;
  readonly text: string;
}

/** A level from 0 to 4 for each state, by the root of its share of the most: what is ten times less is still seen. */
export function heatOf(states: readonly StateTally[], measure: HeatMeasure): Map<string, Heat> {
  const most = Math.max(1, ...states.map(state => state[measure]));
  return new Map(
    states.map(state => {
      const share = Math.sqrt(state[measure] / most);
      const level = state[measure] === 0 ? 0 : Math.min(HEAT_LEVELS - 1, Math.floor(share * HEAT_LEVELS));
      return [state.name, { level, text: measureText(state, measure) }];
    }),
  );
}

function measureText(state: StateTally, measure: HeatMeasure): string {
  switch (measure) {
    case 'failed':
      return `${state.failed} of ${state.entered} failed`;
    case 'retried':
      return `${state.retried} retries, ${state.entered} entered`;
    case 'sum':
      return `${durationText(state.sum)} in all`;
    default:
      return state.left === 0
        ? `entered ${state.entered}×, not left`
        : `${measure} ${durationText(state[measure])} · ${state.left}×`;
  }
}
