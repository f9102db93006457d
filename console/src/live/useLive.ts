import { useEffect, useRef } from 'react';
import { useSession } from '../session/SessionContext';
import { LiveConnection, type LiveListener } from './LiveConnection';

/** Listens while the component is there, unless there is nothing to wait for. */
export function useLive(
  filter: { readonly executionArn?: string; readonly stateMachineArn?: string },
  listener: LiveListener,
  wanted = true,
): void {
  const { client } = useSession();
  const current = useRef(listener);
  useEffect(() => {
    current.current = listener;
  });
  const key = JSON.stringify(filter);
  useEffect(() => {
    if (!wanted) {
      return;
    }
    const connection = new LiveConnection(client, JSON.parse(key) as Record<string, string>, {
      onChange: change => current.current.onChange(change),
      onResync: () => current.current.onResync(),
    });
    return () => connection.close();
  }, [client, key, wanted]);
}
