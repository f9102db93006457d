import { ListExecutionsCommand, type ExecutionStatus } from '@aws-sdk/client-sfn';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

const PAGE = 500;

/** Executions of a state machine, the newest first, page after page. */
export function useExecutions(machineArn: string, status: ExecutionStatus | undefined) {
  const { client } = useSession();
  return useInfiniteQuery({
    queryKey: ['executions', machineArn, status],
    queryFn: ({ pageParam }) =>
      client.sfn.send(
        new ListExecutionsCommand({
          stateMachineArn: machineArn,
          maxResults: PAGE,
          ...(status === undefined ? {} : { statusFilter: status }),
          ...(pageParam === undefined ? {} : { nextToken: pageParam }),
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextToken,
  });
}
