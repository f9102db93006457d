import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccessKey, ServerFacts } from './session';
import { StepwellClient } from './StepwellClient';

/** Asks for an access key and tries it. */
export function SignIn({
  facts,
  onSignedIn,
}: {
  readonly facts: ServerFacts;
  readonly onSignedIn: (key: AccessKey) => void;
}) {
  const [accessKeyId, setAccessKeyId] = useState('');
  const [secretAccessKey, setSecretAccessKey] = useState('');
  const attempt = useMutation({
    mutationFn: async (key: AccessKey) => {
      await new StepwellClient(facts, key).sfn.send(new ListStateMachinesCommand({ maxResults: 1 }));
      return key;
    },
    onSuccess: onSignedIn,
  });
  return (
    <main className="sign-in">
      <form
        onSubmit={event => {
          event.preventDefault();
          attempt.mutate({ accessKeyId: accessKeyId.trim(), secretAccessKey });
        }}
      >
        <Form
          actions={
            <Button variant="primary" formAction="submit" loading={attempt.isPending}>
              Sign in
            </Button>
          }
        >
          <Container header={<Header variant="h1">Sign in to Stepwell</Header>}>
            <SpaceBetween size="m">
              {attempt.error && <Alert type="error">{attempt.error.message}</Alert>}
              <FormField label="Access key ID">
                <Input value={accessKeyId} onChange={e => setAccessKeyId(e.detail.value)} autoFocus />
              </FormField>
              <FormField label="Secret access key">
                <Input type="password" value={secretAccessKey} onChange={e => setSecretAccessKey(e.detail.value)} />
              </FormField>
              <Box color="text-body-secondary" fontSize="body-s">
                One of the pairs the server was given as access-keys. It stays in the memory of this tab and never
                leaves it: requests are signed here.
              </Box>
            </SpaceBetween>
          </Container>
        </Form>
      </form>
    </main>
  );
}
