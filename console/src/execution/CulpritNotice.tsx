import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import type { Visit } from '../history/visit';
import { ErrorText } from '../parts/ErrorText';

const HEADERS: Readonly<Record<string, string>> = {
  FAILED: 'failed in',
  TIMED_OUT: 'timed out in',
  ABORTED: 'was stopped in',
};

/** Why an execution did not succeed, before anything else: the state, its error and the cause. */
export function CulpritNotice({
  description,
  culprit,
  onShow,
}: {
  readonly description: DescribeExecutionOutput;
  readonly culprit: Visit;
  readonly onShow: (visitId: number) => void;
}) {
  const stopped = description.status === 'ABORTED';
  const error = description.error ?? culprit.error ?? '';
  const cause = description.cause ?? culprit.cause ?? '';
  const iteration = culprit.iteration === undefined ? '' : `, iteration ${culprit.iteration}`;
  return (
    <Alert
      type={stopped ? 'warning' : 'error'}
      header={`The execution ${HEADERS[description.status ?? ''] ?? 'ended in'} “${culprit.name}”${iteration}`}
      action={<Button onClick={() => onShow(culprit.id)}>Show the state</Button>}
    >
      <div data-testid="culprit">
        <ErrorText error={error} cause={cause} />
      </div>
    </Alert>
  );
}
