import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from './useLive';

const PERIOD_MILLIS = 700;
/** A long list that takes long to ask for is asked for more seldom: for so many times what it took there is rest. */
const REST = 3;

/**
 * Asks lists again when something has happened in a state machine, or in any: at most once in a short while, however much
 * happens, and never before the last answer is there.
 */
export function useLiveMachines(queryKeys: readonly string[], stateMachineArn?: string): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asking = useRef(false);
  const again = useRef(false);
  const gone = useRef(false);
  const askAfter = (millis: number) => {
    timer.current ??= setTimeout(async () => {
      timer.current = undefined;
      asking.current = true;
      again.current = false;
      const begun = performance.now();
      await Promise.allSettled(queryKeys.map(key => queries.invalidateQueries({ queryKey: [key] })));
      asking.current = false;
      if (again.current && !gone.current) {
        askAfter(Math.max(PERIOD_MILLIS, REST * (performance.now() - begun)));
      }
    }, millis);
  };
  const changed = () => {
    again.current = true;
    if (!asking.current) {
      askAfter(PERIOD_MILLIS);
    }
  };
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, []);
  useLive(stateMachineArn === undefined ? {} : { stateMachineArn }, { onChange: changed, onResync: changed });
}
