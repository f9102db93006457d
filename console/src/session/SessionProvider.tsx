import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { Failure } from '../parts/Failure';
import { fetchFacts, type AccessKey, type ServerFacts } from './session';
import { SessionContext, type Session } from './SessionContext';
import { SignIn } from './SignIn';
import { StepwellClient } from './StepwellClient';

/** Learns from the server whether keys are needed, asks for them, and keeps them in the memory of this tab alone. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const facts = useQuery({ queryKey: ['facts'], queryFn: fetchFacts, staleTime: Infinity });
  if (facts.error) {
    return <Failure error={facts.error} what="The server does not answer" />;
  }
  return facts.data === undefined ? null : <WithFacts facts={facts.data}>{children}</WithFacts>;
}

function WithFacts({ facts, children }: { readonly facts: ServerFacts; readonly children: ReactNode }) {
  const [key, setKey] = useState<AccessKey>();
  const [readOnly, setReadOnly] = useState(false);
  const session = useMemo<Session>(
    () => ({
      client: new StepwellClient(facts, key),
      facts,
      accessKeyId: key?.accessKeyId,
      readOnlyReason: reason(facts, readOnly),
      setReadOnly,
      signOut: () => setKey(undefined),
    }),
    [facts, key, readOnly],
  );
  if (facts.keysNeeded && key === undefined) {
    return <SignIn facts={facts} onSignedIn={setKey} />;
  }
  return <SessionContext value={session}>{children}</SessionContext>;
}

function reason(facts: ServerFacts, readOnly: boolean): string | undefined {
  if (facts.readOnly) {
    return 'This server is read-only';
  }
  return readOnly ? 'Read-only mode is on; switch it off at the top' : undefined;
}
