import { createContext, useContext } from 'react';

export interface Message {
  readonly id: string;
  readonly type: 'success' | 'error' | 'info';
  readonly header: string;
  readonly text?: string;
}

export interface MessageBoard {
  readonly messages: readonly Message[];
  readonly tell: (type: Message['type'], header: string, text?: string) => void;
  readonly dismiss: (id: string) => void;
}

export const MessageContext = createContext<MessageBoard | undefined>(undefined);

export function useMessages(): MessageBoard {
  const board = useContext(MessageContext);
  if (board === undefined) {
    throw new Error('There are no messages around this component');
  }
  return board;
}
