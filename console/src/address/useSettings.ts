import { useMemo } from 'react';
import { goTo, hashPath, hashQuery, useHashQuery } from './hashLocation';

/** New values by name; an empty one takes the setting out of the address. */
export type SettingChanges = Readonly<Record<string, string | readonly string[]>>;

/**
 * What somebody has set on a page: it is kept in the address, so that a reload, the back button and a link that is sent
 * to others show the same.
 */
export function useSettings(): URLSearchParams {
  const query = useHashQuery();
  return useMemo(() => new URLSearchParams(query), [query]);
}

/** Changes the address. The back button undoes what is a step; what is none takes the place of what was set before. */
export function changeSettings(changes: SettingChanges, isStep = true): void {
  const settings = new URLSearchParams(hashQuery()); // of now: several may be set before anything is drawn anew
  const before = settings.toString();
  for (const [name, value] of Object.entries(changes)) {
    settings.delete(name);
    [value].flat().forEach(each => each !== '' && settings.append(name, each));
  }
  if (settings.toString() !== before) {
    goTo(withSettings(hashPath(), settings), { replace: !isStep });
  }
}

/** An address with settings. */
export function withSettings(path: string, settings: URLSearchParams): string {
  const query = settings.toString();
  return query === '' ? path : `${path}?${query}`;
}
