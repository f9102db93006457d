import './pairs.css';
import type { ReactNode } from 'react';
import type { VisitPair } from '../history/compare';
import type { Visit } from '../history/visit';
import { Rows } from '../parts/Rows';
import { durationText } from '../parts/time';

interface IndexedPair extends VisitPair {
  readonly index: number;
}

/** State by state: how each went in both, whether the payloads differ, and which took longer. */
export function PairTable({
  pairs,
  partsAt,
  chosen,
  onChoose,
}: {
  readonly pairs: readonly VisitPair[];
  readonly partsAt: number | undefined;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}) {
  const rows: IndexedPair[] = pairs.map((pair, index) => ({ ...pair, index }));
  return (
    <Rows
      label="States of both executions"
      items={rows}
      empty="Neither has entered a state."
      keyOf={row => row.index}
      className={row => `${row.index === chosen ? 'is-chosen' : ''} ${row.index === partsAt ? 'critical' : ''}`}
      onSelect={row => onChoose(row.index)}
      head={
        <>
          <span className="cell pair-name">State</span>
          <span className="cell pair-half">Left</span>
          <span className="cell pair-half">Right</span>
          <span className="cell pair-half">Right took</span>
          <span className="cell pair-half">Data</span>
        </>
      }
      render={row => (
        <>
          <span className="cell pair-name">
            {row.name}
            {iterationText(row.left ?? row.right)}
          </span>
          <span className={`cell pair-half tint-${row.left?.status ?? 'aborted'}`}>{visitText(row.left)}</span>
          <span className={`cell pair-half tint-${row.right?.status ?? 'aborted'}`}>{visitText(row.right)}</span>
          <span className="cell pair-half">{differenceText(row.slowerMillis)}</span>
          <span className="cell pair-half">{payloadText(row)}</span>
        </>
      )}
    />
  );
}

function iterationText(visit: Visit | undefined): string {
  return visit?.iteration === undefined ? '' : ` #${visit.iteration}`;
}

function visitText(visit: Visit | undefined): ReactNode {
  if (visit === undefined) {
    return 'not entered';
  }
  return visit.exitedMillis === undefined ? (
    visit.status
  ) : (
    <>
      <span className="pair-word">{visit.status}, </span>
      {durationText(visit.exitedMillis - visit.enteredMillis)}
    </>
  );
}

function differenceText(millis: number | undefined): string {
  if (millis === undefined) {
    return '';
  }
  return Math.abs(millis) < 1 ? 'the same' : `${durationText(Math.abs(millis))} ${millis > 0 ? 'longer' : 'less'}`;
}

function payloadText(pair: VisitPair): string {
  if (pair.inputDiffers && pair.outputDiffers) {
    return 'input and output differ';
  }
  return pair.inputDiffers ? 'input differs' : pair.outputDiffers ? 'output differs' : '';
}
