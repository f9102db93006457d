import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

interface Look {
  readonly type: StatusIndicatorProps.Type;
  readonly text: string;
}

const LOOKS: Readonly<Record<string, Look>> = {
  RUNNING: { type: 'in-progress', text: 'Running' },
  SUCCEEDED: { type: 'success', text: 'Succeeded' },
  FAILED: { type: 'error', text: 'Failed' },
  TIMED_OUT: { type: 'error', text: 'Timed out' },
  ABORTED: { type: 'stopped', text: 'Aborted' },
  PENDING_REDRIVE: { type: 'pending', text: 'Pending redrive' },
  ACTIVE: { type: 'success', text: 'Active' },
  DELETING: { type: 'in-progress', text: 'Deleting' },
};

/** The status of an execution or a state machine, in AWS's words. */
export function StatusBadge({ status }: { readonly status: string | undefined }) {
  const look = LOOKS[status ?? ''] ?? { type: 'info', text: status ?? 'Unknown' };
  return <StatusIndicator type={look.type}>{look.text}</StatusIndicator>;
}
