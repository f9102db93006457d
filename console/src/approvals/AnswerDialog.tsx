import {
  GetActivityTaskCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../parts/FormDialog';
import { JsonField } from '../parts/JsonField';
import { jsonProblem } from '../parts/jsonProblem';
import { JsonText } from '../parts/JsonText';
import { nameOf } from '../parts/routes';
import { useSession } from '../session/SessionContext';
import { useMessages } from '../shell/messages';
import type { OpenTask } from './useOpenTasks';

type Answer =
  | { readonly kind: 'success'; readonly output: string }
  | { readonly kind: 'failure'; readonly error: string; readonly cause: string };

/** Answers a task, with success or failure. One of an activity is taken from its queue first, as a worker does. */
export function AnswerDialog({ task, onClose }: { readonly task: OpenTask; readonly onClose: () => void }) {
  const { client } = useSession();
  const { tell } = useMessages();
  const queries = useQueryClient();
  const [kind, setKind] = useState<'success' | 'failure'>('success');
  const [output, setOutput] = useState('{}');
  const [error, setError] = useState('Rejected');
  const [cause, setCause] = useState('');
  const send = useMutation({
    mutationFn: (answer: Answer) => answerTask(client.sfn, task, answer),
    onSuccess: () => {
      tell('success', `${task.state} of ${nameOf(task.executionArn)} is answered`);
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      onClose();
    },
  });
  return (
    <FormDialog
      header={`Answer ${task.state}`}
      action={kind === 'success' ? 'Send success' : 'Send failure'}
      busy={send.isPending}
      obstacle={kind === 'success' ? jsonProblem(output) : undefined}
      failure={{ what: 'The answer was not taken', error: send.error }}
      onSubmit={() => send.mutate(kind === 'success' ? { kind, output } : { kind, error, cause })}
      onClose={onClose}
    >
      <FormField stretch label="What it was given">
        <JsonText text={task.input} label="Input of the task" />
      </FormField>
      <SegmentedControl
        label="Answer"
        selectedId={kind}
        onChange={event => setKind(event.detail.selectedId === 'failure' ? 'failure' : 'success')}
        options={[
          { id: 'success', text: 'Success' },
          { id: 'failure', text: 'Failure' },
        ]}
      />
      {kind === 'success' ? (
        <JsonField
          label="Output"
          description="JSON: the result of the state"
          value={output}
          onChange={setOutput}
          height={180}
        />
      ) : (
        <>
          <FormField stretch label="Error" description="What Retry and Catch compare">
            <Input value={error} onChange={event => setError(event.detail.value)} />
          </FormField>
          <FormField stretch label="Cause">
            <Textarea value={cause} onChange={event => setCause(event.detail.value)} rows={3} />
          </FormField>
        </>
      )}
    </FormDialog>
  );
}

async function answerTask(sfn: SFNClient, task: OpenTask, answer: Answer): Promise<void> {
  const taskToken = task.token ?? (await takeFromQueue(sfn, task));
  if (answer.kind === 'success') {
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: answer.output }));
  } else {
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: answer.error, cause: answer.cause }));
  }
}

/** The oldest task of the activity; when that is another one, it is told, for it is this worker's from now on. */
async function takeFromQueue(sfn: SFNClient, task: OpenTask): Promise<string> {
  const taken = await sfn.send(
    new GetActivityTaskCommand({ activityArn: task.activityArn ?? '', workerName: 'console' }),
  );
  if (taken.taskToken === undefined || taken.taskToken === '') {
    throw new Error('A worker has taken it meanwhile');
  }
  if (taken.input !== task.input) {
    throw new Error('An older task of this activity came first and is with the console now: answer that one before');
  }
  return taken.taskToken;
}
