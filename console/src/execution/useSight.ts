import { useMemo } from 'react';
import { changeSettings, useSettings } from '../address/useSettings';
import type { ChosenIterations } from '../graph/status';
import type { Journey } from '../history/visit';

/** What of an execution is looked at: it is in the address. Without a choice it is the state that failed. */
export function useSight(journey: Journey) {
  const settings = useSettings();
  const iterations = useMemo(() => iterationsOf(settings), [settings]);
  const visitId = Number(settings.get('visit') ?? 0);
  const visit = useMemo(() => journey.visits.find(v => v.id === visitId), [journey, visitId]);
  const usual = settings.get('panel') === 'execution' ? undefined : journey.culprit?.name;
  const state = visit?.name ?? settings.get('state') ?? usual;
  return {
    tab: settings.get('tab') ?? 'timeline',
    state,
    visitId: visit?.id,
    iterations,
    chooseIterations: (chosen: ChosenIterations) =>
      changeSettings({
        iteration: [...chosen].map(([map, index]) => `${index}:${map}`),
        state: state ?? '',
        visit: '',
      }),
  };
}

export function chooseTab(tab: string): void {
  changeSettings({ tab }, false);
}

export function chooseState(state: string): void {
  changeSettings({ state, visit: '', panel: '' }, false);
}

/** One visit to a state, by the event it begins with. */
export function chooseVisit(visitId: number): void {
  changeSettings({ visit: String(visitId), state: '', panel: '' }, false);
}

/** No state, but the execution as a whole. */
export function chooseExecution(): void {
  changeSettings({ panel: 'execution', state: '', visit: '' }, false);
}

/** `2:Each` is the iteration with index 2 of the Map named Each. */
function iterationsOf(settings: URLSearchParams): ChosenIterations {
  return new Map(
    settings.getAll('iteration').flatMap((text): Array<[string, number]> => {
      const [, index, map] = /^(\d+):(.*)$/s.exec(text) ?? [];
      return index === undefined || map === undefined ? [] : [[map, Number(index)]];
    }),
  );
}
