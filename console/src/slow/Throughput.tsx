import Box from '@cloudscape-design/components/box';
import BarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import type { PeriodTally } from './statistics';

const BARS_MAX = 96;

interface Bar {
  readonly at: Date;
  succeeded: number;
  failed: number;
  open: number;
}

/** Executions by how they ended, and how many were open, over time. */
export function Throughput({
  periods,
  periodMillis,
  fromMillis,
  toMillis,
}: {
  readonly periods: readonly PeriodTally[];
  readonly periodMillis: number;
  readonly fromMillis: number;
  readonly toMillis: number;
}) {
  const bars = barsOf(periods, periodMillis, fromMillis, toMillis);
  const many = toMillis - fromMillis > 36 * 3_600_000;
  const format = new Intl.DateTimeFormat(
    undefined,
    many ? { month: 'short', day: '2-digit', hour: '2-digit' } : { hour: '2-digit', minute: '2-digit' },
  );
  if (bars.every(bar => bar.succeeded + bar.failed + bar.open === 0)) {
    return <Box color="text-body-secondary">Nothing has run in this time.</Box>;
  }
  return (
    <BarChart<Date>
      height={260}
      stackedBars
      hideFilter
      ariaLabel="Executions over time"
      xScaleType="categorical"
      xTitle=""
      yTitle="Executions"
      xTickFormatter={at => format.format(at)}
      yTickFormatter={count => (Number.isInteger(count) ? String(count) : '')}
      series={[
        {
          type: 'bar',
          title: 'Succeeded',
          color: 'var(--good)',
          data: bars.map(bar => ({ x: bar.at, y: bar.succeeded })),
        },
        {
          type: 'bar',
          title: 'Failed, timed out or aborted',
          color: 'var(--bad)',
          data: bars.map(bar => ({ x: bar.at, y: bar.failed })),
        },
        {
          type: 'line',
          title: 'Open, of those that started in this time',
          color: 'var(--running)',
          data: bars.map(bar => ({ x: bar.at, y: bar.open })),
        },
      ]}
    />
  );
}

function barsOf(periods: readonly PeriodTally[], periodMillis: number, fromMillis: number, toMillis: number): Bar[] {
  const perBar = Math.max(1, Math.ceil((toMillis - fromMillis) / periodMillis / BARS_MAX)) * periodMillis;
  const first = Math.floor(fromMillis / perBar) * perBar;
  const bars: Bar[] = [];
  for (let at = first; at <= toMillis; at += perBar) {
    bars.push({ at: new Date(at), succeeded: 0, failed: 0, open: 0 });
  }
  let open = 0;
  let next = 0;
  bars.forEach((bar, i) => {
    const end = first + (i + 1) * perBar;
    for (let period = periods[next]; period !== undefined && period.startMillis < end; period = periods[++next]) {
      const failed = period.failed + period.timedOut + period.aborted;
      bar.succeeded += period.succeeded;
      bar.failed += failed;
      open = Math.max(0, open + period.started - period.succeeded - failed);
    }
    bar.open = open;
  });
  return bars;
}
