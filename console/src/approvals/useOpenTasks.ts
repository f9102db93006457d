import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

/** A task that waits for somebody outside; see `GET /stepwell/tasks`. */
export interface OpenTask {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly state: string;
  readonly resource: string;
  /** The activity whose worker is waited for. */
  readonly activityArn?: string;
  /** Absent while an activity has no worker. */
  readonly token?: string;
  readonly scheduledMillis: number;
  readonly startedMillis?: number;
  readonly timeoutMillis?: number;
  readonly input: string;
}

const PAGES_MAX = 10;

/** Tasks that wait now, the oldest first; of very many the first so many executions'. */
export function useOpenTasks() {
  const { client } = useSession();
  return useQuery({
    queryKey: ['tasks'],
    queryFn: async () => {
      const tasks: OpenTask[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < PAGES_MAX; page++) {
        const found: { tasks: OpenTask[]; cursor?: string } = await client.get(
          '/stepwell/tasks',
          cursor === undefined ? {} : { cursor },
        );
        tasks.push(...found.tasks);
        cursor = found.cursor;
        if (cursor === undefined) {
          break;
        }
      }
      return { tasks: tasks.toSorted((a, b) => a.scheduledMillis - b.scheduledMillis), more: cursor !== undefined };
    },
  });
}

export function taskKey(task: OpenTask): string {
  return `${task.executionArn} ${task.state} ${task.scheduledMillis}`;
}
