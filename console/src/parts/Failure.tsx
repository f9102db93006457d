import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';

/** Something could not be loaded or done. */
export function Failure({
  error,
  what,
  onRetry,
}: {
  readonly error: Error;
  readonly what: string;
  readonly onRetry?: () => void;
}) {
  return (
    <Alert type="error" header={what} action={onRetry && <Button onClick={onRetry}>Try again</Button>}>
      <span className="user-text">
        {error.name === 'Error' ? '' : `${error.name}: `}
        {error.message}
      </span>
    </Alert>
  );
}
