import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { parse as parseYaml, stringify } from 'yaml';
import { notationOf, type Notation } from '../parts/definitionText';

/** The definition as the server takes it. Throws with the reason when the text is no YAML. */
export function toJson(text: string): string {
  if (notationOf(text) === 'json') {
    return text;
  }
  return JSON.stringify(parseYaml(text, { maxAliasCount: 20 }) ?? {}, null, 2);
}

/** The same definition in the other notation; undefined when it cannot be read as it stands. */
export function inNotation(text: string, notation: Notation): string | undefined {
  if (notationOf(text) === notation) {
    return text;
  }
  try {
    if (notation === 'json') {
      return toJson(text);
    }
    const errors: ParseError[] = [];
    const value: unknown = parseJson(text, errors);
    return errors.length > 0 ? undefined : stringify(value, { lineWidth: 120 });
  } catch {
    return undefined;
  }
}
