import { useSyncExternalStore } from 'react';

const WIDE = matchMedia('(min-width: 901px)');

/** Whether there is room for the list of pages beside a page. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => WIDE.matches);
}

function subscribe(listener: () => void): () => void {
  WIDE.addEventListener('change', listener);
  return () => WIDE.removeEventListener('change', listener);
}
