import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useLive } from './useLive';

/** Keeps what is shown of an execution up to date while it runs. */
export function useLiveExecution(arn: string, running: boolean): void {
  const queries = useQueryClient();
  const asking = useRef(false);
  const again = useRef(false);
  const ask = useCallback(async () => {
    if (asking.current) {
      again.current = true; // what comes meanwhile is asked for once
      return;
    }
    asking.current = true;
    do {
      again.current = false;
      await Promise.all([
        queries.refetchQueries({ queryKey: ['history', arn] }),
        queries.refetchQueries({ queryKey: ['execution', arn] }),
      ]);
    } while (again.current);
    asking.current = false;
  }, [arn, queries]);
  useLive({ executionArn: arn }, { onChange: () => void ask(), onResync: () => void ask() }, running);
}
