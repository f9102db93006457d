import type { ValidateStateMachineDefinitionDiagnostic } from '@aws-sdk/client-sfn';
import { YAMLParseError, parse as parseYaml } from 'yaml';
import { notationOf } from '../parts/definitionText';
import { jsonError } from '../parts/jsonProblem';
import { rangeOf, type TextRange } from './location';

/** Something wrong with a definition: as the server tells it, or with its place in the text when it cannot be read at all. */
export interface EditorDiagnostic extends ValidateStateMachineDefinitionDiagnostic {
  readonly range?: TextRange;
}

/** Why a text is neither JSON nor YAML, and where; undefined when it can be read. */
export function syntaxError(text: string): EditorDiagnostic | undefined {
  if (notationOf(text) === 'json') {
    const error = jsonError(text);
    return error && problem('INVALID_JSON_DESCRIPTION', error.what, error);
  }
  try {
    parseYaml(text, { maxAliasCount: 20 });
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split(/ at line \d+/)[0] ?? '') : String(error);
    const [from, to] = error instanceof YAMLParseError ? error.pos : [0, 1];
    return problem('INVALID_YAML', message, { from, to });
  }
}

/** Where in a text a diagnostic belongs; never outside of it. */
export function placeOf(text: string, diagnostic: EditorDiagnostic): TextRange {
  const { from, to } = diagnostic.range ?? rangeOf(text, diagnostic.location ?? '/');
  return { from: Math.min(from, text.length), to: Math.min(Math.max(from, to), text.length) };
}

function problem(code: string, message: string, { from, to }: TextRange): EditorDiagnostic {
  return { severity: 'ERROR', code, message, location: '', range: { from, to } };
}
