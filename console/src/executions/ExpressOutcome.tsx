import type { StartSyncExecutionOutput } from '@aws-sdk/client-sfn';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ErrorText } from '../parts/ErrorText';
import { JsonText } from '../parts/JsonText';
import { StatusBadge } from '../parts/StatusBadge';
import { durationText } from '../parts/time';

/** How an express execution that was waited for has ended. */
export function ExpressOutcome({ outcome }: { readonly outcome: StartSyncExecutionOutput }) {
  const took = (outcome.stopDate?.getTime() ?? 0) - (outcome.startDate?.getTime() ?? 0);
  return (
    <SpaceBetween size="xs">
      <div className="facts">
        <StatusBadge status={outcome.status} />
        <span>{durationText(took)}</span>
        <span className="user-text">{outcome.name}</span>
      </div>
      {outcome.status === 'SUCCEEDED' ? (
        <JsonText text={outcome.output ?? ''} label="Output of the execution" />
      ) : (
        <Box color="text-status-error">
          <ErrorText error={outcome.error ?? ''} cause={outcome.cause ?? ''} />
        </Box>
      )}
    </SpaceBetween>
  );
}
