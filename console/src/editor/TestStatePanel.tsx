import { TestStateCommand, type MockInput, type TestStateOutput } from '@aws-sdk/client-sfn';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../parts/Failure';
import { JsonField } from '../parts/JsonField';
import { jsonProblem } from '../parts/jsonProblem';
import { useSession } from '../session/SessionContext';
import { useObstacle } from '../session/useObstacle';
import { toJson } from './definitionNotation';
import { TestStateResult } from './TestStateResult';

type MockKind = 'none' | 'result' | 'error';

/** Tries one state with an input, with what its call would answer, and shows each value on the way. */
export function TestStatePanel({ text, name }: { readonly text: string; readonly name: string | undefined }) {
  const { client, facts } = useSession();
  const obstacle = useObstacle('TestState');
  const [input, setInput] = useState('{}');
  const [mockKind, setMockKind] = useState<MockKind>('none');
  const [result, setResult] = useState('{}');
  const [error, setError] = useState('States.TaskFailed');
  const problem = jsonProblem(input) ?? (mockKind === 'result' ? jsonProblem(result) : undefined);
  const trial = useMutation({
    mutationFn: (stateName: string): Promise<TestStateOutput> => {
      const mock = mockOf(mockKind, result, error);
      return client.sfn.send(
        new TestStateCommand({
          definition: toJson(text),
          stateName,
          input,
          inspectionLevel: 'DEBUG',
          roleArn: `arn:aws:iam::${facts.account}:role/stepwell-console`,
          ...(mock === undefined ? {} : { mock }),
        }),
      );
    },
  });
  return (
    <Container>
      <ExpandableSection
        headerText={name === undefined ? 'Test a state' : `Test “${name}”`}
        headerDescription="Choose it in the graph or put the cursor into it"
        variant="footer"
      >
        <SpaceBetween size="s">
          <JsonField label="Input of the state" value={input} onChange={setInput} height={140} />
          <SegmentedControl
            label="What its call answers"
            selectedId={mockKind}
            onChange={event => setMockKind(event.detail.selectedId as MockKind)}
            options={[
              { id: 'none', text: 'Really call' },
              { id: 'result', text: 'A result' },
              { id: 'error', text: 'An error' },
            ]}
          />
          {mockKind === 'result' && (
            <JsonField label="Result of the call" value={result} onChange={setResult} height={110} />
          )}
          {mockKind === 'error' && (
            <FormField label="Error of the call">
              <Input value={error} onChange={event => setError(event.detail.value)} />
            </FormField>
          )}
          <Button
            disabled={name === undefined || problem !== undefined || obstacle !== undefined}
            disabledReason={obstacle ?? problem ?? 'No state is chosen'}
            loading={trial.isPending}
            onClick={() => name !== undefined && trial.mutate(name)}
          >
            Test the state
          </Button>
          {trial.error && <Failure error={trial.error} what="The state was not tried" />}
          {trial.data && (
            <>
              <Header variant="h3">{`Outcome of ${trial.variables}`}</Header>
              <TestStateResult outcome={trial.data} />
            </>
          )}
        </SpaceBetween>
      </ExpandableSection>
    </Container>
  );
}

function mockOf(kind: MockKind, result: string, error: string): MockInput | undefined {
  switch (kind) {
    case 'none':
      return undefined;
    case 'result':
      return { result, fieldValidationMode: 'NONE' };
    case 'error':
      return { errorOutput: { error, cause: 'Made up in the console' } };
  }
}
