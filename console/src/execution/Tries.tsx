import './state.css';
import type { Visit } from '../history/visit';
import { clockText, durationText } from '../parts/time';

/** Each try of a task, with the error of those that failed. */
export function Tries({ visit }: { readonly visit: Visit }) {
  return (
    <ol className="tries">
      {visit.attempts.map((attempt, i) => (
        <li key={i} className={`tint-${attempt.status}`}>
          <strong>{attempt.status}</strong> {durationText((attempt.endMillis ?? Date.now()) - attempt.scheduledMillis)}{' '}
          from {clockText(attempt.scheduledMillis)}
          {attempt.error !== undefined && attempt.error !== '' && (
            <span className="user-text">
              : {attempt.error}
              {attempt.cause ? ` – ${attempt.cause}` : ''}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
