import { useEffect, useState } from 'react';

const PERIOD_MILLIS = 500;

/** The time, moving on while something runs. */
export function useNow(moving: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!moving) {
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), PERIOD_MILLIS);
    return () => clearInterval(timer);
  }, [moving]);
  return now;
}
