import type { Visit } from './visit';

/** Each visit right before those inside of it, iteration by iteration; beside each other they stay in order of entry. */
export function treeOrder(visits: readonly Visit[]): Visit[] {
  const inside = new Map<number | undefined, Visit[]>();
  for (const visit of visits) {
    const siblings = inside.get(visit.parentId);
    if (siblings === undefined) {
      inside.set(visit.parentId, [visit]);
    } else {
      siblings.push(visit);
    }
  }
  const ordered: Visit[] = [];
  const walk = (parentId: number | undefined) => {
    const siblings = inside.get(parentId) ?? [];
    for (const visit of siblings.toSorted((a, b) => (a.iteration ?? 0) - (b.iteration ?? 0))) {
      ordered.push(visit);
      walk(visit.id);
    }
  };
  walk(undefined);
  return ordered;
}
