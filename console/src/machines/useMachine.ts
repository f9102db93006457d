import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

/** A state machine, a version or an alias's target, by ARN. */
export function useMachine(arn: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['machine', arn],
    queryFn: () => client.sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
    enabled: arn !== '',
  });
}
