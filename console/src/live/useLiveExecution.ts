import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const PERIOD_MILLIS = 1000;

/** Keeps what is shown of an execution up to date while it runs. */
export function useLiveExecution(arn: string, running: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!running) {
      return;
    }
    const timer = setInterval(() => {
      void queries.invalidateQueries({ queryKey: ['history', arn] });
      void queries.invalidateQueries({ queryKey: ['execution', arn] });
    }, PERIOD_MILLIS);
    return () => clearInterval(timer);
  }, [arn, running, queries]);
}
