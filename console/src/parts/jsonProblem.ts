import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

/** The first thing that is wrong with a text that should be JSON, and where; undefined when nothing is. */
export function jsonError(
  text: string,
): { readonly what: string; readonly from: number; readonly to: number } | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowEmptyContent: false });
  const first = errors[0];
  if (first === undefined) {
    return undefined;
  }
  const what = printParseErrorCode(first.error).replace(
    /([a-z])([A-Z])/g,
    (_, a: string, b: string) => `${a} ${b.toLowerCase()}`,
  );
  return { what: what.toLowerCase(), from: first.offset, to: first.offset + first.length };
}

/** What is wrong with a text that should be JSON, with line and column; undefined when nothing is. */
export function jsonProblem(text: string): string | undefined {
  const error = jsonError(text);
  if (error === undefined) {
    return undefined;
  }
  const before = text.slice(0, error.from);
  const line = before.split('\n').length;
  const column = error.from - before.lastIndexOf('\n');
  return `Line ${line}, column ${column}: ${error.what}`;
}
