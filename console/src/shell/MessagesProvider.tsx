import { useMemo, useState, type ReactNode } from 'react';
import { MessageContext, type Message, type MessageBoard } from './messages';

const MESSAGES_MAX = 3;

export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const board = useMemo<MessageBoard>(
    () => ({
      messages,
      tell: (type, header, text) =>
        setMessages(before => [
          { id: crypto.randomUUID?.() ?? String(Math.random()), type, header, ...(text === undefined ? {} : { text }) },
          ...before.filter(message => message.header !== header).slice(0, MESSAGES_MAX - 1),
        ]),
      dismiss: id => setMessages(before => before.filter(message => message.id !== id)),
    }),
    [messages],
  );
  return <MessageContext value={board}>{children}</MessageContext>;
}
