import { parseDocument } from 'yaml';
import { parseJsonDefinition } from './jsonDefinition';

export type Notation = 'json' | 'yaml';

/** A definition is JSON when it begins like an object. */
export function notationOf(text: string): Notation {
  return /^\s*(\{|$)/.test(text) ? 'json' : 'yaml';
}

/** The value of a text in either notation, as far as it can be read; broken parts are left out. */
export function parseDefinition(text: string): unknown {
  if (notationOf(text) === 'json') {
    return parseJsonDefinition(text);
  }
  try {
    return parseDocument(text, { uniqueKeys: false }).toJS({ maxAliasCount: 20 }) as unknown;
  } catch {
    return {};
  }
}
