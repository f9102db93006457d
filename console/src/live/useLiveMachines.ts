import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from './useLive';

const PERIOD_MILLIS = 700;

/**
 * Asks lists again when something has happened in a state machine, or in any: at most once in a short while, however much
 * happens.
 */
export function useLiveMachines(queryKeys: readonly string[], stateMachineArn?: string): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askSoon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      queryKeys.forEach(key => void queries.invalidateQueries({ queryKey: [key] }));
    }, PERIOD_MILLIS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(stateMachineArn === undefined ? {} : { stateMachineArn }, { onChange: askSoon, onResync: askSoon });
}
