import type { ReactNode } from 'react';

/** A text that gets no wider than its column may; the whole of it shows when pointed at. */
export function Clipped({
  text,
  children,
  narrow = false,
}: {
  readonly text: string;
  readonly children?: ReactNode;
  readonly narrow?: boolean;
}) {
  return (
    <span className={narrow ? 'clipped narrow' : 'clipped'} title={text}>
      {children ?? text}
    </span>
  );
}
