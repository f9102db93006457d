import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  type HistoryEvent,
} from '@aws-sdk/client-sfn';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { outline } from '../graph/definition';
import { layOut } from '../graph/layout';
import { foldHistory } from '../history/journey';
import { parseJsonDefinition } from '../parts/jsonDefinition';
import { useSession } from '../session/SessionContext';
import { useHistory } from './useHistory';

const NO_EVENTS: never[] = [];
const LAST_EVENTS = ['ExecutionSucceeded', 'ExecutionFailed', 'ExecutionTimedOut', 'ExecutionAborted'];

/** All that is known about an execution, and what follows from it. */
export function useExecution(arn: string) {
  const { client } = useSession();
  const description = useQuery({
    queryKey: ['execution', arn],
    queryFn: () => client.sfn.send(new DescribeExecutionCommand({ executionArn: arn })),
  });
  const machine = useQuery({
    queryKey: ['machineFor', arn],
    queryFn: () => client.sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn: arn })),
    staleTime: Infinity,
  });
  const history = useHistory(arn);
  const events = history.data ?? NO_EVENTS;
  useWholeHistory(description.data?.status, events, history.refetch);
  const journey = useMemo(() => foldHistory(events), [events]);
  const definition = machine.data?.definition;
  const group = useMemo(() => outline(parseJsonDefinition(definition ?? '{}')), [definition]);
  const picture = useMemo(() => layOut(group), [group]);
  return {
    description: description.data,
    definition,
    events,
    journey,
    group,
    picture,
    isLoading: description.isPending || history.isPending || machine.isPending,
    error: description.error ?? history.error ?? machine.error,
    refetch: () => Promise.all([description.refetch(), history.refetch()]),
  };
}

/**
 * Asks for the history once more when the execution has ended but the history does not say so: both were asked for at
 * once, and it ended between the two answers. Nobody would tell, since only what runs is listened to.
 */
function useWholeHistory(
  status: string | undefined,
  events: readonly HistoryEvent[],
  ask: () => Promise<unknown>,
): void {
  const last = events.at(-1)?.type;
  const isBehind = status !== undefined && status !== 'RUNNING' && last !== undefined && !LAST_EVENTS.includes(last);
  useEffect(() => {
    if (isBehind) {
      void ask();
    }
  }, [isBehind, ask]);
}
