import { DescribeExecutionCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

const LOOKED_AT = 100;
const AT_ONCE = 10;

export interface FailureGroup {
  readonly error: string;
  readonly count: number;
  /** One of them. */
  readonly executionArn: string;
  readonly cause: string;
}

/** The children that failed, by their error, the most frequent first. Of very many the first hundred are looked at. */
export function useFailureGroups(mapRunArn: string, failed: number) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['mapRunFailures', mapRunArn, Math.min(failed, LOOKED_AT)],
    enabled: failed > 0,
    queryFn: async (): Promise<FailureGroup[]> => {
      const page = await client.sfn.send(
        new ListExecutionsCommand({ mapRunArn, statusFilter: 'FAILED', maxResults: LOOKED_AT }),
      );
      const arns = (page.executions ?? []).map(execution => execution.executionArn ?? '');
      const groups = new Map<string, FailureGroup>();
      for (let i = 0; i < arns.length; i += AT_ONCE) {
        const described = await Promise.all(
          arns.slice(i, i + AT_ONCE).map(arn => client.sfn.send(new DescribeExecutionCommand({ executionArn: arn }))),
        );
        for (const { error = '', cause = '', executionArn = '' } of described) {
          const count = (groups.get(error)?.count ?? 0) + 1;
          groups.set(error, { cause, executionArn, ...groups.get(error), error, count });
        }
      }
      return [...groups.values()].toSorted((a, b) => b.count - a.count);
    },
  });
}
