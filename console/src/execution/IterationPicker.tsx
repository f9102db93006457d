import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import type { ChosenIterations } from '../graph/status';
import type { Journey } from '../history/visit';

const ALL = 'all';
const CHOICES_MAX = 1000;
const NAME_CHARACTERS_MAX = 24;

/** Chooses which iteration of each Map the graph shows; those with failures are told. */
export function IterationPicker({
  journey,
  chosen,
  onChange,
}: {
  readonly journey: Journey;
  readonly chosen: ChosenIterations;
  readonly onChange: (chosen: ChosenIterations) => void;
}) {
  const maps = useMemo(() => iterationsByMap(journey), [journey]);
  if (maps.size === 0) {
    return null;
  }
  return (
    <SpaceBetween direction="horizontal" size="s">
      {[...maps].map(([name, iterations]) => {
        const options = [
          { value: ALL, label: `${shortened(name)}: all ${iterations.size} iterations` },
          ...[...iterations].slice(0, CHOICES_MAX).map(([index, failed]) => ({
            value: String(index),
            label: `${shortened(name)}: iteration ${index}${failed ? ' (failed)' : ''}`,
          })),
        ];
        const value = String(chosen.get(name) ?? ALL);
        return (
          <Select
            key={name}
            ariaLabel={`Iteration of ${name}`}
            options={options}
            selectedOption={options.find(option => option.value === value) ?? options[0] ?? null}
            filteringType="auto"
            virtualScroll={options.length > 100}
            onChange={event => {
              const next = new Map(chosen);
              const picked = event.detail.selectedOption.value ?? ALL;
              if (picked === ALL) {
                next.delete(name);
              } else {
                next.set(name, Number(picked));
              }
              onChange(next);
            }}
          />
        );
      })}
    </SpaceBetween>
  );
}

function shortened(name: string): string {
  return name.length > NAME_CHARACTERS_MAX ? `${name.slice(0, NAME_CHARACTERS_MAX)}…` : name;
}

/** By the name of a Map: its iterations, and whether one of their states failed. */
function iterationsByMap(journey: Journey): Map<string, Map<number, boolean>> {
  const names = new Map(journey.visits.map(visit => [visit.id, visit.name]));
  const maps = new Map<string, Map<number, boolean>>();
  for (const visit of journey.visits) {
    const map = visit.iteration === undefined ? undefined : names.get(visit.parentId ?? -1);
    if (map === undefined || visit.iteration === undefined) {
      continue;
    }
    const iterations = maps.get(map) ?? new Map<number, boolean>();
    const failed = visit.status === 'failed' || visit.status === 'timedOut';
    iterations.set(visit.iteration, (iterations.get(visit.iteration) ?? false) || failed);
    maps.set(map, iterations);
  }
  return new Map([...maps].filter(([, iterations]) => iterations.size > 1));
}
