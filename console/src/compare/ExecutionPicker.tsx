import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { useExecutions } from '../executions/useExecutions';
import { useMachines } from '../machines/useMachines';
import { machineArnOf, nameOf } from '../parts/routes';
import { useDelayed } from '../parts/useDelayed';

const TYPING_MILLIS = 250;

/** Chooses a state machine, then one of its executions by a part of the name. */
export function ExecutionPicker({
  label,
  arn,
  like,
  onPick,
}: {
  readonly label: string;
  readonly arn: string;
  /** An execution whose state machine is offered first. */
  readonly like?: string;
  readonly onPick: (arn: string) => void;
}) {
  const machines = useMachines();
  const known = arn !== '' ? arn : (like ?? '');
  const [chosen, setChosen] = useState<string>();
  const [text, setText] = useState('');
  const machineArn = chosen ?? (known === '' ? (machines.data?.[0]?.stateMachineArn ?? '') : machineArnOf(known));
  const name = useDelayed(text, TYPING_MILLIS);
  const filter = useMemo(
    () => ({ arn: machineArn, status: undefined, name, withinMillis: undefined }),
    [machineArn, name],
  );
  const pages = useExecutions(filter);
  const options = (pages.data?.pages[0]?.executions ?? []).map(execution => ({
    value: execution.executionArn ?? '',
    label: execution.name ?? '',
    description: `${execution.status}, ${execution.startDate?.toLocaleString() ?? ''}`,
  }));
  return (
    <SpaceBetween size="xs">
      <FormField label={`${label}: state machine`}>
        <Select
          options={(machines.data ?? []).map(m => ({ value: m.stateMachineArn ?? '', label: m.name ?? '' }))}
          filteringType="auto"
          selectedOption={machineArn === '' ? null : { value: machineArn, label: nameOf(machineArn) }}
          onChange={event => setChosen(event.detail.selectedOption.value)}
          empty="No state machines"
        />
      </FormField>
      <FormField label={`${label}: execution`}>
        <Select
          options={options}
          filteringType="manual"
          filteringPlaceholder="Find by name"
          onLoadItems={event => setText(event.detail.filteringText)}
          statusType={pages.isFetching ? 'loading' : 'finished'}
          loadingText="Looking"
          selectedOption={arn === '' ? null : { value: arn, label: nameOf(arn) }}
          onChange={event => onPick(event.detail.selectedOption.value ?? '')}
          placeholder="Choose an execution"
          empty="No executions"
        />
      </FormField>
    </SpaceBetween>
  );
}
