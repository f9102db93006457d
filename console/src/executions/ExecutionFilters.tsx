import type { ExecutionStatus } from '@aws-sdk/client-sfn';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useVersions } from '../machines/useVersions';
import { nameOf } from '../parts/routes';
import { RANGES } from '../slow/statistics';
import type { ExecutionFilter } from './useExecutions';

export type ExecutionChoice = ExecutionFilter;

const ANY_STATUS = { value: '', label: 'Any' };
const STATUSES = [
  ANY_STATUS,
  { value: 'RUNNING', label: 'Running' },
  { value: 'SUCCEEDED', label: 'Succeeded' },
  { value: 'FAILED', label: 'Failed' },
  { value: 'TIMED_OUT', label: 'Timed out' },
  { value: 'ABORTED', label: 'Aborted' },
];
const ANY_TIME = { value: '', label: 'Any time' };
const TIMES = [ANY_TIME, ...RANGES.map(({ id, label }) => ({ value: id, label }))];

/** By name, status, time, version and alias. */
export function ExecutionFilters({
  machineArn,
  choice,
  onChange,
}: {
  readonly machineArn: string;
  readonly choice: ExecutionChoice;
  readonly onChange: (choice: ExecutionChoice) => void;
}) {
  const { versions, aliases } = useVersions(machineArn);
  const all = { value: machineArn, label: 'All' };
  const sources = [
    all,
    ...aliases.map(arn => ({ value: arn, label: `Alias ${nameOf(arn)}` })),
    ...versions.map(arn => ({ value: arn, label: `Version ${nameOf(arn)}` })),
  ];
  const time = RANGES.find(range => range.millis === choice.withinMillis);
  return (
    <div className="filters">
      <Input
        type="search"
        ariaLabel="Find by name"
        placeholder="Find by name"
        value={choice.name}
        onChange={event => onChange({ ...choice, name: event.detail.value })}
      />
      <Select
        inlineLabelText="Status"
        options={STATUSES}
        selectedOption={STATUSES.find(s => s.value === (choice.status ?? '')) ?? ANY_STATUS}
        onChange={event => onChange({ ...choice, status: statusOf(event.detail.selectedOption.value) })}
      />
      <Select
        inlineLabelText="Started"
        options={TIMES}
        selectedOption={time === undefined ? ANY_TIME : { value: time.id, label: time.label }}
        onChange={event => {
          const range = RANGES.find(r => r.id === event.detail.selectedOption.value);
          onChange({ ...choice, withinMillis: range?.millis });
        }}
      />
      <Select
        inlineLabelText="Version or alias"
        options={sources}
        selectedOption={sources.find(source => source.value === choice.arn) ?? all}
        disabled={sources.length === 1}
        onChange={event => onChange({ ...choice, arn: event.detail.selectedOption.value ?? machineArn })}
      />
    </div>
  );
}

function statusOf(value: string | undefined): ExecutionStatus | undefined {
  return value === undefined || value === '' ? undefined : (value as ExecutionStatus);
}
