import { Handle, Position, type NodeProps } from '@xyflow/react';
import type { StateOutline } from '../graph/definition';
import type { StateMark } from '../graph/status';

export interface StateNodeData {
  readonly state: StateOutline | undefined;
  readonly depth: number;
  readonly mark: StateMark | undefined;
  readonly heat: { readonly level: number; readonly text: string } | undefined;
  readonly change: 'added' | 'removed' | 'changed' | undefined;
  readonly isSelected: boolean;
  readonly onSelect: ((name: string) => void) | undefined;
}

const STATUS_TEXT: Readonly<Record<StateMark['status'], string>> = {
  running: 'running',
  waiting: 'waiting',
  succeeded: 'succeeded',
  caught: 'error caught',
  failed: 'failed',
  timedOut: 'timed out',
  aborted: 'aborted',
};

const STATUS_SIGN: Readonly<Record<StateMark['status'], string>> = {
  running: '●',
  waiting: '◷',
  succeeded: '✓',
  caught: '!',
  failed: '✕',
  timedOut: '✕',
  aborted: '■',
};

/** A state, or a Parallel or Map with others inside of it. */
export function StateNode({ data, type }: NodeProps) {
  const { state, mark, heat, change, isSelected, onSelect } = data as unknown as StateNodeData;
  if (state === undefined) {
    return null;
  }
  const classes = [
    'state-node',
    type === 'container' ? 'container-node' : '',
    mark === undefined ? '' : `is-${mark.status}`,
    heat === undefined ? '' : `heat-${heat.level}`,
    change === undefined ? '' : `is-${change}`,
    isSelected ? 'is-selected' : '',
  ];
  const counted = mark !== undefined && mark.visits > 1 ? `×${mark.visits}` : '';
  const retried = mark !== undefined && mark.retries > 0 ? `↻${mark.retries}` : '';
  const told = heat?.text ?? [state.type, state.detail].filter(part => part !== '').join(' · ');
  return (
    <div className={classes.join(' ')} data-state={state.name} data-status={mark?.status ?? 'none'}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <button
        type="button"
        className="state-title nodrag nopan"
        tabIndex={onSelect === undefined ? -1 : 0}
        aria-pressed={isSelected}
        title={`${state.name}\n${told}`}
        onClick={() => onSelect?.(state.name)}
      >
        <span className="state-name">{state.name}</span>
        <span className="state-detail">
          {told}
          {mark !== undefined && <span className="visually-hidden"> {STATUS_TEXT[mark.status]}</span>}
        </span>
      </button>
      {mark !== undefined && (
        <span className="state-sign" aria-hidden>
          {[STATUS_SIGN[mark.status], counted, retried].filter(part => part !== '').join(' ')}
        </span>
      )}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}
