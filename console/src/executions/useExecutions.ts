import { ListExecutionsCommand, type ExecutionListItem, type ExecutionStatus } from '@aws-sdk/client-sfn';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';
import type { StepwellClient } from '../session/StepwellClient';

const PAGE = 500;

export interface ExecutionFilter {
  /** Of a state machine, a version or an alias. */
  readonly arn: string;
  readonly status: ExecutionStatus | undefined;
  /** A part of the name. */
  readonly name: string;
  /** Started within so many milliseconds before now; undefined for any time. */
  readonly withinMillis: number | undefined;
}

interface ExecutionPage {
  readonly executions: readonly ExecutionListItem[];
  readonly next: string | undefined;
}

interface FoundExecution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
  readonly redriveCount: number;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startMillis: number;
  readonly stopMillis?: number;
}

/**
 * Executions that fit, the newest first, page after page. AWS's listing knows neither names nor times: with those, the
 * server is asked to look through its index.
 */
export function useExecutions(filter: ExecutionFilter) {
  const { client } = useSession();
  const searched = filter.name !== '' || filter.withinMillis !== undefined;
  return useInfiniteQuery({
    queryKey: ['executions', filter],
    enabled: filter.arn !== '',
    queryFn: ({ pageParam }) => (searched ? find(client, filter, pageParam) : list(client, filter, pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next,
  });
}

async function list(
  client: StepwellClient,
  filter: ExecutionFilter,
  token: string | undefined,
): Promise<ExecutionPage> {
  const page = await client.sfn.send(
    new ListExecutionsCommand({
      stateMachineArn: filter.arn,
      maxResults: PAGE,
      ...(filter.status === undefined ? {} : { statusFilter: filter.status }),
      ...(token === undefined ? {} : { nextToken: token }),
    }),
  );
  return { executions: page.executions ?? [], next: page.nextToken };
}

async function find(
  client: StepwellClient,
  filter: ExecutionFilter,
  cursor: string | undefined,
): Promise<ExecutionPage> {
  const page = await client.get<{ executions: FoundExecution[]; cursor?: string }>('/stepwell/executions', {
    stateMachineArn: filter.arn,
    limit: String(PAGE),
    ...(filter.status === undefined ? {} : { status: filter.status }),
    ...(filter.name === '' ? {} : { name: filter.name }),
    ...(filter.withinMillis === undefined ? {} : { from: String(Date.now() - filter.withinMillis) }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  return { executions: page.executions.map(listed), next: page.cursor };
}

function listed({ startMillis, stopMillis, ...found }: FoundExecution): ExecutionListItem {
  return {
    ...found,
    startDate: new Date(startMillis),
    ...(stopMillis === undefined ? {} : { stopDate: new Date(stopMillis) }),
  };
}
