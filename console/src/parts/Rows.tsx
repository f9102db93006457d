import './rows.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type CSSProperties, type ReactNode } from 'react';

const ROW_HEIGHT = 32;

export interface RowsProps<T> {
  readonly items: readonly T[];
  readonly label: string;
  readonly head: ReactNode;
  readonly empty: string;
  readonly keyOf: (item: T) => string | number;
  readonly className?: (item: T) => string;
  readonly onSelect?: (item: T) => void;
  readonly render: (item: T) => ReactNode;
}

/** A long list of rows, of which only those in sight are in the document. */
export function Rows<T>({ items, label, head, empty, keyOf, className, onSelect, render }: RowsProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  return (
    <div className="rows" ref={scroller} role="group" aria-label={label} tabIndex={0}>
      <div className="rows-head">{head}</div>
      {items.length === 0 && <div className="rows-empty">{empty}</div>}
      <div className="rows-inner" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(row => {
          const item = items[row.index];
          if (item === undefined) {
            return null;
          }
          const style: CSSProperties = { height: row.size, transform: `translateY(${row.start}px)` };
          const classes = `row ${className?.(item) ?? ''}`;
          return onSelect === undefined ? (
            <div key={keyOf(item)} className={classes} style={style}>
              {render(item)}
            </div>
          ) : (
            <button key={keyOf(item)} type="button" className={classes} style={style} onClick={() => onSelect(item)}>
              {render(item)}
            </button>
          );
        })}
      </div>
    </div>
  );
}
