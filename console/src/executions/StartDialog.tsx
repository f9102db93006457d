import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { CodeEditor } from '../parts/CodeEditor';
import { jsonProblem } from '../parts/jsonProblem';
import { nameOf, routeTo } from '../parts/routes';
import { useSession } from '../session/SessionContext';
import { inputsOf, rememberInput } from './inputHistory';

/** Starts an execution; inputs used before can be taken again. */
export function StartDialog({
  machineArn,
  initialInput,
  onClose,
}: {
  readonly machineArn: string;
  readonly initialInput?: string;
  readonly onClose: () => void;
}) {
  const { client } = useSession();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const earlier = inputsOf(machineArn);
  const [name, setName] = useState('');
  const [input, setInput] = useState(initialInput ?? earlier[0] ?? '{}');
  const problem = jsonProblem(input);
  const start = useMutation({
    mutationFn: () =>
      client.sfn.send(
        new StartExecutionCommand({ stateMachineArn: machineArn, input, ...(name === '' ? {} : { name }) }),
      ),
    onSuccess: answer => {
      rememberInput(machineArn, input);
      void queries.invalidateQueries({ queryKey: ['executions'] });
      onClose();
      navigate(routeTo.execution(answer.executionArn ?? ''));
    },
  });
  return (
    <Modal
      visible
      size="large"
      header={`Start an execution of ${nameOf(machineArn)}`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={start.isPending}
              disabled={problem !== undefined}
              onClick={() => start.mutate()}
            >
              Start
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {start.error && (
          <Alert type="error" header="It could not be started">
            <span className="user-text">{start.error.message}</span>
          </Alert>
        )}
        <FormField label="Name" description="Left empty, the server makes one.">
          <Input value={name} onChange={event => setName(event.detail.value)} placeholder="Made by the server" />
        </FormField>
        {earlier.length > 0 && (
          <FormField label="Inputs used before">
            <Select
              placeholder="Take one of them"
              selectedOption={null}
              options={earlier.map((text, i) => ({ value: String(i), label: text.replace(/\s+/g, ' ').slice(0, 100) }))}
              onChange={event => setInput(earlier[Number(event.detail.selectedOption.value)] ?? input)}
            />
          </FormField>
        )}
        <FormField label="Input" errorText={problem}>
          <CodeEditor value={input} onChange={setInput} notation="json" label="Input" height={260} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
