import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSession } from '../session/SessionContext';
import type { MachineStatistics } from './statistics';

/** How the states of a state machine have been doing; of one revision, or of all when that is empty. */
export function useStatistics(machineArn: string, rangeMillis: number, revision: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['statistics', machineArn, rangeMillis, revision],
    enabled: machineArn !== '',
    placeholderData: keepPreviousData,
    queryFn: () =>
      client.get<MachineStatistics>('/stepwell/statistics', {
        stateMachineArn: machineArn,
        from: String(Date.now() - rangeMillis),
        ...(revision === '' ? {} : { revision }),
      }),
  });
}
