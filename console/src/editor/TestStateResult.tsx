import type { InspectionData, TestStateOutput } from '@aws-sdk/client-sfn';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { JsonText } from '../parts/JsonText';

/** The values in the order in which they are made; AWS's names for them, and what made them. */
const STEPS: ReadonlyArray<readonly [keyof InspectionData, string]> = [
  ['input', 'Input'],
  ['afterInputPath', 'After InputPath'],
  ['afterParameters', 'After Parameters'],
  ['afterArguments', 'After Arguments'],
  ['afterItemsPath', 'After ItemsPath'],
  ['afterItemSelector', 'After ItemSelector'],
  ['result', 'What came back'],
  ['afterResultSelector', 'After ResultSelector'],
  ['afterResultPath', 'After ResultPath'],
  ['variables', 'Variables'],
];

/** How a trial ended, and each value on the way. */
export function TestStateResult({ outcome }: { readonly outcome: TestStateOutput }) {
  const inspection: InspectionData = outcome.inspectionData ?? {};
  const status = outcome.status ?? '';
  return (
    <SpaceBetween size="s">
      <StatusIndicator type={status === 'SUCCEEDED' ? 'success' : status === 'RETRIABLE' ? 'pending' : 'error'}>
        {status}
        {outcome.nextState === undefined ? '' : `, goes on with “${outcome.nextState}”`}
      </StatusIndicator>
      {outcome.error !== undefined && (
        <Box color="text-status-error">
          <span className="user-text">
            <strong>{outcome.error}</strong>: {outcome.cause}
          </span>
        </Box>
      )}
      {STEPS.map(([field, label]) => {
        const value = inspection[field];
        return typeof value === 'string' ? (
          <div key={field}>
            <Box variant="awsui-key-label">{label}</Box>
            <JsonText text={value} label={label} />
          </div>
        ) : null;
      })}
      {outcome.output !== undefined && (
        <div>
          <Box variant="awsui-key-label">Output</Box>
          <JsonText text={outcome.output} label="Output" />
        </div>
      )}
    </SpaceBetween>
  );
}
