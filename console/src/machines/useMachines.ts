import { ListStateMachinesCommand, type SFNClient, type StateMachineListItem } from '@aws-sdk/client-sfn';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';

const PAGE = 1000;

/** All state machines. */
export function useMachines() {
  const { client } = useSession();
  return useQuery({ queryKey: ['machines'], queryFn: () => all(client.sfn) });
}

async function all(sfn: SFNClient): Promise<StateMachineListItem[]> {
  const machines: StateMachineListItem[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new ListStateMachinesCommand({ maxResults: PAGE, ...(nextToken === undefined ? {} : { nextToken }) }),
    );
    machines.push(...(page.stateMachines ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return machines;
}
