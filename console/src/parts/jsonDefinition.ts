import { parse } from 'jsonc-parser';

/** The value of a definition as the server has it, which is JSON; broken parts are left out. */
export function parseJsonDefinition(text: string): unknown {
  return parse(text, [], { allowTrailingComma: true }) as unknown;
}
