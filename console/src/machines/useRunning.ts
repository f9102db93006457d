import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

interface Running {
  readonly running: Readonly<Record<string, number>>;
  readonly countedAtMost: number;
}

/** How many executions of these state machines run now. */
export function useRunning(arns: readonly string[]) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['running', arns],
    enabled: arns.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<Running> => {
      const response = await client.get<Running>('/stepwell/running', { stateMachineArn: [...arns] });
      return response;
    },
  });
}

/** As many as were counted; with a plus when there are more. */
export function runningText(running: Running | undefined, arn: string): string {
  const count = running?.running[arn] ?? 0;
  return count >= (running?.countedAtMost ?? Infinity) ? `${count}+` : String(count);
}
