import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';
import type { MachineTally, Overview } from '../slow/statistics';

/** How all state machines have been doing, by ARN. */
export function useOverview(rangeMillis: number) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['overview', rangeMillis],
    queryFn: async () => {
      const overview = await client.get<Overview>('/stepwell/overview', { from: String(Date.now() - rangeMillis) });
      return {
        periodMillis: overview.periodMillis,
        byArn: new Map<string, MachineTally>(overview.stateMachines.map(tally => [tally.stateMachineArn, tally])),
      };
    },
  });
}
