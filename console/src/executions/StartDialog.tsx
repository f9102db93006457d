import { StartExecutionCommand, StartSyncExecutionCommand, type StartSyncExecutionOutput } from '@aws-sdk/client-sfn';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { FormDialog } from '../parts/FormDialog';
import { JsonField } from '../parts/JsonField';
import { jsonProblem } from '../parts/jsonProblem';
import { nameOf, routeTo } from '../parts/routes';
import { useSession } from '../session/SessionContext';
import { ExpressOutcome } from './ExpressOutcome';
import { inputsOf, rememberInput } from './inputHistory';

/** Starts an execution; inputs used before can be taken again. An express one is waited for, and its outcome shown here. */
export function StartDialog({
  machineArn,
  express = false,
  initialInput,
  onClose,
}: {
  readonly machineArn: string;
  readonly express?: boolean;
  readonly initialInput?: string;
  readonly onClose: () => void;
}) {
  const { client } = useSession();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const earlier = inputsOf(machineArn);
  const [name, setName] = useState('');
  const [input, setInput] = useState(initialInput ?? earlier[0] ?? '{}');
  const start = useMutation({
    mutationFn: async (): Promise<StartSyncExecutionOutput | string> => {
      const request = { stateMachineArn: machineArn, input, ...(name === '' ? {} : { name }) };
      return express
        ? client.sfn.send(new StartSyncExecutionCommand(request))
        : ((await client.sfn.send(new StartExecutionCommand(request))).executionArn ?? '');
    },
    onSuccess: answer => {
      rememberInput(machineArn, input);
      if (typeof answer === 'string') {
        void queries.invalidateQueries({ queryKey: ['executions'] });
        onClose();
        navigate(routeTo.execution(answer));
      }
    },
  });
  return (
    <FormDialog
      header={`Start an execution of ${nameOf(machineArn)}`}
      action={express ? 'Start and wait' : 'Start'}
      busy={start.isPending}
      obstacle={jsonProblem(input)}
      failure={{ what: 'It could not be started', error: start.error }}
      onSubmit={() => start.mutate()}
      onClose={onClose}
    >
      <FormField stretch label="Name" description="Left empty, the server makes one.">
        <Input value={name} onChange={event => setName(event.detail.value)} placeholder="Made by the server" />
      </FormField>
      {earlier.length > 0 && (
        <FormField stretch label="Inputs used before">
          <Select
            placeholder="Take one of them"
            selectedOption={null}
            options={earlier.map((text, i) => ({ value: String(i), label: text.replace(/\s+/g, ' ').slice(0, 100) }))}
            onChange={event => setInput(earlier[Number(event.detail.selectedOption.value)] ?? input)}
          />
        </FormField>
      )}
      <JsonField label="Input" value={input} onChange={setInput} height={260} />
      {typeof start.data === 'object' && <ExpressOutcome outcome={start.data} />}
    </FormDialog>
  );
}
