import type { Journey, Visit } from './visit';

/** Two visits to the same state, or one that the other execution did not make. */
export interface VisitPair {
  readonly name: string;
  readonly left?: Visit;
  readonly right?: Visit;
  readonly inputDiffers: boolean;
  readonly outputDiffers: boolean;
  /** How much longer the right one took; absent unless both have ended. */
  readonly slowerMillis?: number;
}

export interface Comparison {
  readonly pairs: readonly VisitPair[];
  /** The index of the first pair of which one half is missing; absent when both went the same way. */
  readonly partsAt?: number;
}

/** Lays two journeys beside each other, state by state, by the longest common sequence of names. */
export function compareJourneys(left: Journey, right: Journey): Comparison {
  const pairs = align(left.visits.slice(0, VISITS_MAX), right.visits.slice(0, VISITS_MAX));
  const partsAt = pairs.findIndex(pair => pair.left === undefined || pair.right === undefined);
  return partsAt < 0 ? { pairs } : { pairs, partsAt };
}

/** Alignment takes time and room as the product of both lengths. */
export const VISITS_MAX = 1500;

function align(left: readonly Visit[], right: readonly Visit[]): VisitPair[] {
  const width = right.length + 1;
  const common = new Uint16Array((left.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      common[i * width + j] = isSame(left[i], right[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: VisitPair[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const a = left[i];
    const b = right[j];
    if (a !== undefined && b !== undefined && isSame(a, b)) {
      pairs.push(pairOf(a, b));
      i++;
      j++;
    } else if (b === undefined || (a !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      pairs.push(pairOf(a, undefined));
      i++;
    } else {
      pairs.push(pairOf(undefined, b));
      j++;
    }
  }
  return pairs;
}

function isSame(a: Visit | undefined, b: Visit | undefined): boolean {
  return a?.name === b?.name && a?.iteration === b?.iteration;
}

function pairOf(left: Visit | undefined, right: Visit | undefined): VisitPair {
  const both = left !== undefined && right !== undefined;
  const ended = both && left.exitedMillis !== undefined && right.exitedMillis !== undefined;
  return {
    name: left?.name ?? right?.name ?? '',
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
    inputDiffers: both && left.input !== right.input,
    outputDiffers: both && left.output !== right.output,
    ...(ended
      ? { slowerMillis: right.exitedMillis! - right.enteredMillis - (left.exitedMillis! - left.enteredMillis) }
      : {}),
  };
}
