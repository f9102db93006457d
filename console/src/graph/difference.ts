import { allStates, type GroupOutline } from './definition';

export type StateChange = 'added' | 'removed' | 'changed';

/** How each state of the newer definition differs from the older one, and each that is gone, by name. */
export function stateChanges(older: GroupOutline, newer: GroupOutline): Map<string, StateChange> {
  const before = new Map(allStates(older).map(state => [state.name, own(state.fields)]));
  const after = new Map(allStates(newer).map(state => [state.name, own(state.fields)]));
  const changes = new Map<string, StateChange>();
  for (const [name, text] of after) {
    const was = before.get(name);
    if (was !== text) {
      changes.set(name, was === undefined ? 'added' : 'changed');
    }
  }
  for (const name of before.keys()) {
    if (!after.has(name)) {
      changes.set(name, 'removed');
    }
  }
  return changes;
}

/** A state without the states inside of it: a container has changed only when its own fields have. */
function own(fields: Readonly<Record<string, unknown>>): string {
  const { Branches: _branches, ItemProcessor: _processor, Iterator: _iterator, ...rest } = fields;
  return JSON.stringify(rest);
}
