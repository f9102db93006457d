import { parseTree, type Node } from 'jsonc-parser';
import { isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';
import { notationOf } from '../parts/definitionText';

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A value in a text of either notation, and what is inside of it. */
interface Place {
  readonly range: TextRange;
  readonly members: ReadonlyMap<string, Place>;
  readonly key?: TextRange;
}

/**
 * Where a location of the validator stands in the text: `/States/Pay/Retry[0]/MaxAttempts`. What is not there is shown at
 * the nearest place around it. Names may have slashes in them: the longest name that fits is taken.
 */
export function rangeOf(text: string, location: string): TextRange {
  const root = tree(text);
  let place = root;
  let rest = location;
  while (rest !== '') {
    const index = /^\/?\[?(\d+)\]?(?=\/|\[|$)/.exec(rest);
    const found = [...place.members]
      .filter(([name]) => rest.startsWith(`/${name}`) && /^(\/|\[|$)/.test(rest.slice(name.length + 1)))
      .toSorted(([a], [b]) => b.length - a.length)[0];
    const inList = index?.[1] === undefined ? undefined : place.members.get(index[1]);
    if (found !== undefined) {
      place = found[1];
      rest = rest.slice(found[0].length + 1);
    } else if (index !== null && inList !== undefined) {
      place = inList;
      rest = rest.slice(index[0].length);
    } else {
      break;
    }
  }
  if (place === root) {
    return { from: root.range.from, to: Math.min(root.range.from + 1, text.length) };
  }
  return rest === '' || place.key === undefined ? place.range : place.key;
}

/** Where a state is defined: its name. Undefined when there is no such state. */
export function stateRange(text: string, name: string): TextRange | undefined {
  return findState(tree(text), name)?.key;
}

/** The name of the innermost state around an offset. */
export function stateAt(text: string, offset: number): string | undefined {
  let found: string | undefined;
  const visit = (place: Place) => {
    for (const [name, group] of place.members) {
      if (name === 'States') {
        for (const [state, inner] of group.members) {
          if ((inner.key?.from ?? inner.range.from) <= offset && offset <= inner.range.to) {
            found = state;
          }
        }
      }
      visit(group);
    }
  };
  visit(tree(text));
  return found;
}

function findState(place: Place, name: string): Place | undefined {
  const own = place.members.get('States')?.members.get(name);
  if (own !== undefined) {
    return own;
  }
  for (const inner of place.members.values()) {
    const found = findState(inner, name);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function tree(text: string): Place {
  const whole = { range: { from: 0, to: Math.min(text.length, 1) }, members: new Map<string, Place>() };
  if (notationOf(text) === 'json') {
    const root = parseTree(text, [], { allowTrailingComma: true });
    return root === undefined ? whole : ofJson(root);
  }
  try {
    return ofYaml(parseDocument(text, { uniqueKeys: false }).contents) ?? whole;
  } catch {
    return whole;
  }
}

function ofJson(node: Node, key?: TextRange): Place {
  const members = new Map<string, Place>();
  node.children?.forEach((child, i) => {
    const [name, value] = child.children ?? [];
    if (node.type === 'object' && name !== undefined && value !== undefined) {
      members.set(String(name.value), ofJson(value, { from: name.offset, to: name.offset + name.length }));
    } else if (node.type === 'array') {
      members.set(String(i), ofJson(child));
    }
  });
  const range = { from: node.offset, to: node.offset + node.length };
  return key === undefined ? { range, members } : { range, members, key };
}

function ofYaml(node: unknown, key?: TextRange): Place | undefined {
  const members = new Map<string, Place>();
  const add = (name: string, value: unknown, nameRange?: TextRange) => {
    const place = ofYaml(value, nameRange);
    if (place !== undefined) {
      members.set(name, place);
    }
  };
  if (isMap(node)) {
    node.items.forEach((pair: Pair) => {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      add(name, pair.value, nodeRange(pair.key));
    });
  } else if (isSeq(node)) {
    node.items.forEach((item, i) => add(String(i), item));
  }
  const range = nodeRange(node) ?? key;
  if (range === undefined) {
    return undefined;
  }
  return key === undefined ? { range, members } : { range, members, key };
}

function nodeRange(node: unknown): TextRange | undefined {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  return range ? { from: range[0], to: range[1] } : undefined;
}
