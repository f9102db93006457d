import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';

interface Props {
  readonly address: string;
  readonly children: ReactNode;
}

/**
 * Keeps the frame when a page breaks, or cannot be fetched because the server has a newer one by now. Another address is
 * tried anew.
 */
export class PageBoundary extends Component<Props, { readonly error?: Error | undefined }> {
  override state: { readonly error?: Error | undefined } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.address !== this.props.address && this.state.error !== undefined) {
      this.setState({ error: undefined });
    }
  }

  override render() {
    const { error } = this.state;
    return error === undefined ? (
      this.props.children
    ) : (
      <Alert
        type="error"
        header="This page cannot be shown"
        action={<Button onClick={() => location.reload()}>Load it anew</Button>}
      >
        <span className="user-text">{error.message}</span>
      </Alert>
    );
  }
}
