import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

/** What is wrong with a text that should be JSON, with line and column; undefined when nothing is. */
export function jsonProblem(text: string): string | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowEmptyContent: false });
  const first = errors[0];
  if (first === undefined) {
    return undefined;
  }
  const before = text.slice(0, first.offset);
  const line = before.split('\n').length;
  const column = first.offset - before.lastIndexOf('\n');
  const what = printParseErrorCode(first.error).replace(
    /([a-z])([A-Z])/g,
    (_, a: string, b: string) => `${a} ${b.toLowerCase()}`,
  );
  return `Line ${line}, column ${column}: ${what.toLowerCase()}`;
}
