import { FormDialog } from './FormDialog';

/** Asks before something is done that cannot be undone. */
export function Confirm({
  header,
  text,
  action,
  busy,
  onConfirm,
  onClose,
}: {
  readonly header: string;
  readonly text: string;
  readonly action: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  return (
    <FormDialog header={header} action={action} busy={busy} onSubmit={onConfirm} onClose={onClose} size="medium">
      <span>{text}</span>
    </FormDialog>
  );
}
