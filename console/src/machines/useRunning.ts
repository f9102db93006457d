import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

/** An address must not become too long. */
const PER_REQUEST = 20;

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
      const parts: Running[] = [];
      for (let i = 0; i < arns.length; i += PER_REQUEST) {
        parts.push(await client.get<Running>('/stepwell/running', { stateMachineArn: arns.slice(i, i + PER_REQUEST) }));
      }
      return {
        running: Object.assign({}, ...parts.map(part => part.running)) as Running['running'],
        countedAtMost: parts[0]?.countedAtMost ?? 0,
      };
    },
  });
}

/** As many as were counted; with a plus when there are more. */
export function runningText(running: Running | undefined, arn: string): string {
  const count = running?.running[arn] ?? 0;
  return count >= (running?.countedAtMost ?? Infinity) ? `${count}+` : String(count);
}
