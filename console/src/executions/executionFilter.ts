import type { ExecutionStatus } from '@aws-sdk/client-sfn';
import { RANGES } from '../slow/statistics';
import type { ExecutionFilter } from './useExecutions';

export const STATUSES: ReadonlyArray<{ readonly value: ExecutionStatus; readonly label: string }> = [
  { value: 'RUNNING', label: 'Running' },
  { value: 'SUCCEEDED', label: 'Succeeded' },
  { value: 'FAILED', label: 'Failed' },
  { value: 'TIMED_OUT', label: 'Timed out' },
  { value: 'ABORTED', label: 'Aborted' },
];

/** Which executions of a state machine an address asks for: by `name`, `status`, `started`, and `version` or alias. */
export function filterOf(machineArn: string, settings: URLSearchParams): ExecutionFilter {
  const version = settings.get('version');
  return {
    arn: version === null ? machineArn : `${machineArn}:${version}`,
    status: STATUSES.find(status => status.value === settings.get('status'))?.value,
    name: settings.get('name') ?? '',
    withinMillis: RANGES.find(range => range.id === settings.get('started'))?.millis,
  };
}

/** Whether some executions may be left out. */
export function isNarrow({ arn, status, name, withinMillis }: ExecutionFilter, machineArn: string): boolean {
  return arn !== machineArn || status !== undefined || name !== '' || withinMillis !== undefined;
}
