import { Handle, Position, type NodeProps } from '@xyflow/react';

/** Where a group of states begins or ends. */
export function DotNode({ type }: NodeProps) {
  return (
    <div className={`dot-node dot-${type}`} aria-hidden>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}
