import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from '@aws-sdk/client-sfn';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

const PAGE = 1000;
const NEWEST_PAGE = 100;

/** The whole history of an execution; a refetch asks only for what has come since. */
export function useHistory(arn: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const queryKey = ['history', arn];
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => newer(client.sfn, arn, queries.getQueryData<HistoryEvent[]>(queryKey) ?? [], signal),
    structuralSharing: false,
  });
}

async function newer(sfn: SFNClient, arn: string, known: HistoryEvent[], signal: AbortSignal): Promise<HistoryEvent[]> {
  if (known.length === 0) {
    return all(sfn, arn, signal);
  }
  const lastId = known.at(-1)?.id ?? 0;
  const fresh: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({
        executionArn: arn,
        reverseOrder: true,
        maxResults: fresh.length === 0 ? NEWEST_PAGE : PAGE,
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
      { abortSignal: signal },
    );
    const unknown = (page.events ?? []).filter(event => (event.id ?? 0) > lastId);
    fresh.push(...unknown);
    nextToken = unknown.length < (page.events?.length ?? 0) ? undefined : page.nextToken;
  } while (nextToken !== undefined);
  return fresh.length === 0 ? known : [...known, ...fresh.reverse()];
}

async function all(sfn: SFNClient, arn: string, signal: AbortSignal): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({
        executionArn: arn,
        maxResults: PAGE,
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
      { abortSignal: signal },
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}
