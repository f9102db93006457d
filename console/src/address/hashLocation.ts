import { useSyncExternalStore } from 'react';

/** The page an address names: `#/machines/ARN?status=FAILED` names `/machines/ARN`. */
export function useHashPath(): [string, typeof goTo] {
  return [useSyncExternalStore(subscribe, hashPath), goTo];
}

/** What an address says of the page it names: of `#/machines/ARN?status=FAILED` it is `status=FAILED`. */
export function useHashQuery(): string {
  return useSyncExternalStore(subscribe, hashQuery);
}

/** Goes to an address such as `/slow?time=1h`; one that replaces is no step the browser's back button would undo. */
export function goTo(address: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const oldURL = location.href;
  history[replace ? 'replaceState' : 'pushState'](null, '', `#${address}`);
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }));
}

export function hashPath(): string {
  return `/${split()[0].replace(/^\//, '')}`;
}

export function hashQuery(): string {
  return split()[1];
}

function split(): [path: string, query: string] {
  const hash = location.hash.slice(1);
  const end = hash.indexOf('?');
  return end < 0 ? [hash, ''] : [hash.slice(0, end), hash.slice(end + 1)];
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
