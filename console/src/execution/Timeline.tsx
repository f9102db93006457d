import './timeline.css';
import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { changeSettings, useSettings } from '../address/useSettings';
import { criticalPath } from '../history/criticalPath';
import { treeOrder } from '../history/treeOrder';
import type { Journey, Visit } from '../history/visit';
import { Rows } from '../parts/Rows';
import { durationText } from '../parts/time';
import { useNow } from '../parts/useNow';

/** When each state was entered and left, with every try of its task; the longest chain can be shown alone. */
export function Timeline({
  journey,
  description,
  onSelect,
}: {
  readonly journey: Journey;
  readonly description: DescribeExecutionOutput;
  readonly onSelect: (visitId: number) => void;
}) {
  const now = useNow(description.status === 'RUNNING');
  const criticalOnly = useSettings().get('path') === 'critical';
  const critical = useMemo(() => new Set(criticalPath(journey).map(visit => visit.id)), [journey]);
  const start = description.startDate?.getTime() ?? journey.visits[0]?.enteredMillis ?? 0;
  const end = Math.max(start + 1, description.stopDate?.getTime() ?? now);
  const span = end - start;
  const ordered = useMemo(() => treeOrder(journey.visits), [journey]);
  const visits = criticalOnly ? ordered.filter(visit => critical.has(visit.id)) : ordered;
  const place = (from: number, to: number) => ({
    left: `${(100 * (from - start)) / span}%`,
    width: `${(100 * Math.max(0, to - from)) / span}%`,
  });
  return (
    <SpaceBetween size="s">
      <Checkbox
        checked={criticalOnly}
        onChange={event => changeSettings({ path: event.detail.checked ? 'critical' : '' })}
      >
        Only the critical path: the states that decided how long it took
      </Checkbox>
      <Rows
        label="Timeline"
        items={visits}
        empty="No state was entered yet."
        keyOf={visit => visit.id}
        className={visit => (critical.has(visit.id) ? 'critical' : '')}
        onSelect={visit => onSelect(visit.id)}
        head={
          <>
            <span className="cell timeline-name">State</span>
            <span className="cell timeline-scale">
              <span>0</span>
              <span>{durationText(span / 2)}</span>
              <span>{durationText(span)}</span>
            </span>
          </>
        }
        render={visit => (
          <>
            <span className="cell timeline-name" style={{ paddingLeft: 10 + visit.depth * 14 }}>
              {visit.name}
              {visit.iteration === undefined ? '' : ` #${visit.iteration}`}
            </span>
            <span className={`lane tint-${visit.status}`}>
              <span className="bar" style={place(visit.enteredMillis, visit.exitedMillis ?? end)}>
                {attemptsWithin(visit, end).map(attempt => (
                  <span key={attempt.key} className={`bar-attempt tint-${attempt.status}`} style={attempt.style} />
                ))}
              </span>
              <span className="bar-label" style={labelPlace(visit, start, end)}>
                {durationText((visit.exitedMillis ?? end) - visit.enteredMillis)}
                {visit.attempts.length > 1 && ` · ${visit.attempts.length} tries`}
              </span>
            </span>
          </>
        )}
      />
    </SpaceBetween>
  );
}

function attemptsWithin(visit: Visit, end: number) {
  const from = visit.enteredMillis;
  const span = Math.max(1, (visit.exitedMillis ?? end) - from);
  return visit.attempts.map((attempt, key) => ({
    key,
    status: attempt.status,
    style: {
      left: `${(100 * (attempt.scheduledMillis - from)) / span}%`,
      width: `${(100 * ((attempt.endMillis ?? visit.exitedMillis ?? end) - attempt.scheduledMillis)) / span}%`,
    },
  }));
}

/** Beside the bar, on the side where there is room. */
function labelPlace(visit: Visit, start: number, end: number) {
  const from = (visit.enteredMillis - start) / (end - start);
  const to = ((visit.exitedMillis ?? end) - start) / (end - start);
  if (to < 0.75) {
    return { left: `${100 * to}%` };
  }
  return from > 0.25 ? { right: `${100 * (1 - from)}%` } : { left: `${100 * from}%` };
}
