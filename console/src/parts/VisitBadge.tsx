import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { VisitStatus } from '../history/visit';

const LOOKS: Readonly<Record<VisitStatus, { type: StatusIndicatorProps.Type; text: string }>> = {
  running: { type: 'in-progress', text: 'Running' },
  waiting: { type: 'pending', text: 'Waiting' },
  succeeded: { type: 'success', text: 'Succeeded' },
  caught: { type: 'warning', text: 'Error caught' },
  failed: { type: 'error', text: 'Failed' },
  timedOut: { type: 'error', text: 'Timed out' },
  aborted: { type: 'stopped', text: 'Aborted' },
};

/** The status of a visit to a state. */
export function VisitBadge({ status }: { readonly status: VisitStatus }) {
  const look = LOOKS[status];
  return <StatusIndicator type={look.type}>{look.text}</StatusIndicator>;
}
