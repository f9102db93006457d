/** A cause of an error, taken apart for reading. */
export interface Cause {
  readonly message: string;
  /** What a Lambda function says besides: its stack, or the rest of what it answered. */
  readonly details?: { readonly title: string; readonly text: string };
}

/** Causes are any text; those of Lambda functions are JSON with `errorMessage` and a stack. */
export function readCause(cause: string): Cause {
  const parsed = parsedObject(cause);
  if (parsed === undefined) {
    return { message: cause };
  }
  const { errorMessage, stackTrace, trace, ...rest } = parsed;
  if (typeof errorMessage !== 'string') {
    return { message: JSON.stringify(parsed, null, 2) };
  }
  const stack = [stackTrace, trace].find(Array.isArray);
  if (stack !== undefined && stack.length > 0) {
    return {
      message: errorMessage,
      details: { title: `Stack (${stack.length} lines)`, text: stack.flat().join('\n') },
    };
  }
  return Object.keys(rest).length === 0
    ? { message: errorMessage }
    : { message: errorMessage, details: { title: 'More', text: JSON.stringify(rest, null, 2) } };
}

function parsedObject(text: string): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith('{')) {
    return undefined;
  }
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
