import Flashbar from '@cloudscape-design/components/flashbar';
import { useMessages } from './messages';

/** What was done and what failed, until it is dismissed. */
export function Messages() {
  const { messages, dismiss } = useMessages();
  return (
    <Flashbar
      items={messages.map(message => ({
        id: message.id,
        type: message.type,
        header: message.header,
        content: message.text === undefined ? null : <span className="user-text">{message.text}</span>,
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: () => dismiss(message.id),
      }))}
    />
  );
}
