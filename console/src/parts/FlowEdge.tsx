import { useId } from 'react';
import type { EdgeProps } from '@xyflow/react';
import type { PlacedEdge } from '../graph/layout';

export interface FlowEdgeData extends PlacedEdge {
  readonly taken: boolean;
}

const LABEL_MAX = 24;

/** A transition, along the way the layout has found. */
export function FlowEdge({ data }: EdgeProps) {
  const edge = data as unknown as FlowEdgeData;
  const marker = useId(); // several graphs on a page have the same edges
  const text = edge.label.length > LABEL_MAX ? `${edge.label.slice(0, LABEL_MAX - 1)}…` : edge.label;
  return (
    <g className={`flow-edge edge-${edge.kind}${edge.taken ? ' is-taken' : ''}`}>
      <marker
        id={marker}
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerUnits="userSpaceOnUse"
        markerWidth="11"
        markerHeight="11"
        orient="auto-start-reverse"
      >
        <path d="M0,0L10,5L0,10z" className="arrow" />
      </marker>
      <path d={edge.path} fill="none" markerEnd={`url(#${marker})`} />
      {text !== '' && (
        <text x={edge.labelAt.x} y={edge.labelAt.y + 4} textAnchor="middle">
          <title>{edge.label}</title>
          {text}
        </text>
      )}
    </g>
  );
}
