import { DescribeMapRunCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

const CHILDREN = 500;
const PERIOD_MILLIS = 1000;

/** A Map Run and its children, the newest first; asked again while it runs, since items are not executions that are told. */
export function useMapRun(arn: string) {
  const { client } = useSession();
  const run = useQuery({
    queryKey: ['mapRun', arn],
    queryFn: () => client.sfn.send(new DescribeMapRunCommand({ mapRunArn: arn })),
    refetchInterval: query => (query.state.data?.status === 'RUNNING' ? PERIOD_MILLIS : false),
  });
  const running = run.data?.status === 'RUNNING';
  const children = useQuery({
    queryKey: ['mapRunChildren', arn, running],
    queryFn: () => client.sfn.send(new ListExecutionsCommand({ mapRunArn: arn, maxResults: CHILDREN })),
    refetchInterval: running ? 2 * PERIOD_MILLIS : false,
  });
  return { run, children };
}
