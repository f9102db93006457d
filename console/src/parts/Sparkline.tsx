import './spark.css';
import type { PeriodTally } from '../slow/statistics';

const BARS = 24;
const WIDTH = 96;
const HEIGHT = 26;

/** Executions over time in few bars: the part at the bottom failed, the next succeeded, that at the top is open. */
export function Sparkline({
  periods,
  fromMillis,
  toMillis,
}: {
  readonly periods: readonly PeriodTally[];
  readonly fromMillis: number;
  readonly toMillis: number;
}) {
  const bars = Array.from({ length: BARS }, () => ({ started: 0, succeeded: 0, failed: 0 }));
  for (const period of periods) {
    const at = Math.floor((BARS * (period.startMillis - fromMillis)) / (toMillis - fromMillis));
    const bar = bars[Math.max(0, Math.min(BARS - 1, at))];
    if (bar !== undefined) {
      const failed = period.failed + period.timedOut + period.aborted;
      bar.started += Math.max(period.started, failed + period.succeeded);
      bar.succeeded += period.succeeded;
      bar.failed += failed;
    }
  }
  const most = Math.max(1, ...bars.map(bar => bar.started));
  const total = bars.reduce((sum, bar) => sum + bar.started, 0);
  const width = WIDTH / BARS;
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} role="img" aria-label={`${total} executions over time`}>
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="axis" />
      {bars.map((bar, i) => {
        const height = (bar.started / most) * (HEIGHT - 2);
        const failed = (bar.failed / most) * (HEIGHT - 2);
        const succeeded = (bar.succeeded / most) * (HEIGHT - 2);
        return (
          <g key={i}>
            <rect className="rest" x={i * width} width={width - 1} y={HEIGHT - height} height={height} />
            <rect
              className="succeeded"
              x={i * width}
              width={width - 1}
              y={HEIGHT - failed - succeeded}
              height={succeeded}
            />
            <rect className="failed" x={i * width} width={width - 1} y={HEIGHT - failed} height={failed} />
          </g>
        );
      })}
    </svg>
  );
}
