import './diagnostics.css';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { placeOf, type EditorDiagnostic } from './diagnostic';

/** Everything that is wrong, with its line. */
export function DiagnosticList({
  text,
  diagnostics,
  isCurrent,
}: {
  readonly text: string;
  readonly diagnostics: readonly EditorDiagnostic[];
  readonly isCurrent: boolean;
}) {
  if (diagnostics.length === 0) {
    return (
      <StatusIndicator type={isCurrent ? 'success' : 'loading'}>
        {isCurrent ? 'The definition is valid' : 'Looking through the definition'}
      </StatusIndicator>
    );
  }
  return (
    <ul className="diagnostics" aria-label="What is wrong with the definition">
      {diagnostics.map((diagnostic, i) => (
        <li key={i}>
          <StatusIndicator type={diagnostic.severity === 'ERROR' ? 'error' : 'warning'}>
            Line {lineOf(text, placeOf(text, diagnostic).from)}: <span className="user-text">{diagnostic.message}</span>{' '}
            <span className="mono">
              {diagnostic.code} {diagnostic.location}
            </span>
          </StatusIndicator>
        </li>
      ))}
    </ul>
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
