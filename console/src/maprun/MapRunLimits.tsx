import { UpdateMapRunCommand, type DescribeMapRunOutput } from '@aws-sdk/client-sfn';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session/SessionContext';
import { useObstacle } from '../session/useObstacle';
import { useMessages } from '../shell/messages';

/** The bounds of a Map Run, which can be changed while it runs. */
export function MapRunLimits({
  run,
  onChanged,
}: {
  readonly run: DescribeMapRunOutput;
  readonly onChanged: () => void;
}) {
  const { client } = useSession();
  const { tell } = useMessages();
  const [concurrency, setConcurrency] = useState(String(run.maxConcurrency ?? 0));
  const [count, setCount] = useState(String(run.toleratedFailureCount ?? 0));
  const [percentage, setPercentage] = useState(String(run.toleratedFailurePercentage ?? 0));
  const numbers = [concurrency, count, percentage].map(Number);
  const sound = numbers.every(n => Number.isFinite(n) && n >= 0) && (numbers[2] ?? 0) <= 100;
  const obstacle =
    useObstacle('UpdateMapRun') ??
    (run.status === 'RUNNING' ? undefined : 'It has ended') ??
    (sound ? undefined : 'Numbers from 0, the percentage to 100');
  const update = useMutation({
    mutationFn: () =>
      client.sfn.send(
        new UpdateMapRunCommand({
          mapRunArn: run.mapRunArn ?? '',
          maxConcurrency: Number(concurrency),
          toleratedFailureCount: Number(count),
          toleratedFailurePercentage: Number(percentage),
        }),
      ),
    onSuccess: () => {
      tell('success', 'The Map Run goes on with the new bounds');
      onChanged();
    },
    onError: error => tell('error', 'The bounds were not changed', error.message),
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              disabled={obstacle !== undefined}
              disabledReason={obstacle ?? ''}
              loading={update.isPending}
              onClick={() => update.mutate()}
            >
              Change
            </Button>
          }
        >
          Bounds
        </Header>
      }
    >
      <div className="filters">
        <FormField label="Concurrency" description="0 for as many as the server allows">
          <Input type="number" value={concurrency} onChange={event => setConcurrency(event.detail.value)} />
        </FormField>
        <FormField label="Tolerated failures" description="0 for none, unless a percentage is given">
          <Input type="number" value={count} onChange={event => setCount(event.detail.value)} />
        </FormField>
        <FormField label="Tolerated percentage" description="0 to 100">
          <Input type="number" value={percentage} onChange={event => setPercentage(event.detail.value)} />
        </FormField>
      </div>
    </Container>
  );
}
