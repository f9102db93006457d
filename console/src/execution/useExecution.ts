import { DescribeExecutionCommand, DescribeStateMachineForExecutionCommand } from '@aws-sdk/client-sfn';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { outline } from '../graph/definition';
import { layOut } from '../graph/layout';
import { foldHistory } from '../history/journey';
import { parseJsonDefinition } from '../parts/jsonDefinition';
import { useSession } from '../session/SessionContext';
import { useHistory } from './useHistory';

const NO_EVENTS: never[] = [];

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
