import { createContext, useContext } from 'react';
import type { ServerFacts } from './session';
import type { StepwellClient } from './StepwellClient';

export interface Session {
  readonly client: StepwellClient;
  readonly facts: ServerFacts;
  readonly accessKeyId: string | undefined;
  /** Why nothing can be changed from here; undefined when everything can. */
  readonly readOnlyReason: string | undefined;
  readonly setReadOnly: (readOnly: boolean) => void;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) {
    throw new Error('There is no session around this component');
  }
  return session;
}
