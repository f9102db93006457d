import { useMemo } from 'react';
import { readCause } from './cause';

/** An error and its cause, however long; what a function says besides is folded. */
export function ErrorText({ error, cause }: { readonly error: string; readonly cause: string }) {
  const { message, details } = useMemo(() => readCause(cause), [cause]);
  return (
    <div className="error-text user-text" tabIndex={0} role="group" aria-label="Error and cause">
      {error !== '' && <strong>{error}</strong>}
      {error !== '' && message !== '' && ': '}
      {message}
      {error === '' && message === '' && 'No error was given.'}
      {details !== undefined && (
        <details>
          <summary>{details.title}</summary>
          <pre className="mono">{details.text}</pre>
        </details>
      )}
    </div>
  );
}
