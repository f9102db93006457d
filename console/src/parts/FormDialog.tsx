import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

/** A dialog that does one thing when it is agreed to, and tells when that went wrong. */
export function FormDialog({
  header,
  action,
  busy,
  obstacle,
  failure,
  onSubmit,
  onClose,
  size = 'large',
  children,
}: {
  readonly header: string;
  /** What the button that does it says. */
  readonly action: string;
  readonly busy: boolean;
  /** Why it cannot be done now. */
  readonly obstacle?: string | undefined;
  readonly failure?: { readonly what: string; readonly error: Error | null };
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly size?: 'medium' | 'large';
  readonly children: ReactNode;
}) {
  return (
    <Modal
      visible
      size={size}
      header={<span className="user-text">{header}</span>}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={busy}
              disabled={obstacle !== undefined}
              disabledReason={obstacle ?? ''}
              onClick={onSubmit}
            >
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {failure?.error && (
          <Alert type="error" header={failure.what}>
            <span className="user-text">{failure.error.message}</span>
          </Alert>
        )}
        {children}
      </SpaceBetween>
    </Modal>
  );
}
