import '@xyflow/react/dist/base.css';
import './graph.css';
import './states.css';
import './edges.css';
import { Controls, MiniMap, ReactFlow, type Edge, type EdgeTypes, type Node, type NodeTypes } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { Picture } from '../graph/layout';
import { edgeKey, type StateMark } from '../graph/status';
import { DotNode } from './DotNode';
import { FlowEdge, type FlowEdgeData } from './FlowEdge';
import { FIT_ZOOM_MAX } from './graphZoom';
import { StateNode, type StateNodeData } from './StateNode';
import { useGraphSight } from './useGraphSight';

const NODE_TYPES: NodeTypes = { state: StateNode, container: StateNode, start: DotNode, end: DotNode };
const EDGE_TYPES: EdgeTypes = { flow: FlowEdge };
const MINI_MAP_SIZE = { width: 130, height: 90 };
const STATUS_COLOURS: Readonly<Record<string, string>> = {
  running: 'var(--running)',
  waiting: 'var(--running)',
  succeeded: 'var(--good)',
  caught: 'var(--warn)',
  failed: 'var(--bad)',
  timedOut: 'var(--bad)',
  aborted: 'var(--off)',
};

export interface GraphViewProps {
  readonly picture: Picture;
  readonly label: string;
  readonly marks?: ReadonlyMap<string, StateMark>;
  readonly taken?: ReadonlySet<string>;
  /** A colour and a text for states, by name: the heat map. */
  readonly heat?: ReadonlyMap<string, { readonly level: number; readonly text: string }>;
  /** How a state differs from another version, by name. */
  readonly changes?: ReadonlyMap<string, 'added' | 'removed' | 'changed'>;
  readonly selected?: string | undefined;
  readonly onSelect?: (name: string) => void;
}

/** The graph of a definition; what its states are coloured by is given. */
export function GraphView(props: GraphViewProps) {
  const { picture, selected, onSelect, label } = props;
  const box = useRef<HTMLDivElement>(null);
  const nodes = useNodes(props);
  const edges = useEdges(props);
  const { isWhole, onInit, show } = useGraphSight(box, picture, selected);
  return (
    <div className="graph" ref={box} role="group" aria-label={label} onFocus={event => follow(event.target, show)}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onInit={onInit}
        onNodeClick={(_, node) => select(node, onSelect)}
        minZoom={0.05}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable={onSelect !== undefined}
        nodesFocusable={false}
        proOptions={{ hideAttribution: true }}
        onlyRenderVisibleElements={nodes.length > 300}
        aria-label={label}
      >
        <Controls
          showInteractive={false}
          position="top-right"
          orientation="horizontal"
          fitViewOptions={{ padding: 0.06, maxZoom: FIT_ZOOM_MAX }}
        />
        {!isWhole && (
          <MiniMap
            pannable
            zoomable
            position="bottom-right"
            ariaLabel={`Overview of ${label}`}
            style={MINI_MAP_SIZE}
            nodeColor={node =>
              STATUS_COLOURS[(node.data as Partial<StateNodeData>).mark?.status ?? ''] ?? 'var(--line)'
            }
          />
        )}
      </ReactFlow>
      <span className="visually-hidden" aria-live="polite">
        {selected === undefined ? '' : `Selected state ${selected}`}
      </span>
    </div>
  );
}

/** Whoever goes from state to state by keyboard sees where. */
function follow(focused: Element, show: (state: string) => void): void {
  const state = focused.closest('[data-state]')?.getAttribute('data-state');
  if (state !== null && state !== undefined && focused.matches(':focus-visible')) {
    show(state);
  }
}

function select(node: Node, onSelect: GraphViewProps['onSelect']): void {
  const name = (node.data as Partial<StateNodeData>).state?.name;
  if (name !== undefined) {
    onSelect?.(name);
  }
}

function useNodes({ picture, marks, heat, changes, selected, onSelect }: GraphViewProps): Node[] {
  return useMemo(
    () =>
      picture.nodes.map(node => {
        const name = node.state?.name ?? '';
        const data: StateNodeData = {
          state: node.state,
          depth: node.depth,
          mark: marks?.get(name),
          heat: heat?.get(name),
          change: changes?.get(name),
          isSelected: name !== '' && name === selected,
          onSelect,
        };
        return {
          id: node.id,
          type: node.kind,
          position: { x: node.x, y: node.y },
          width: node.width,
          height: node.height,
          zIndex: node.depth * 2,
          selectable: false,
          data: data as unknown as Record<string, unknown>,
        };
      }),
    [picture, marks, heat, changes, selected, onSelect],
  );
}

function useEdges({ picture, taken }: GraphViewProps): Edge[] {
  return useMemo(
    () =>
      picture.edges.map(edge => {
        const key = edgeKey(edge.source.replace(/^state:/, ''), edge.target.replace(/^state:/, ''));
        const data: FlowEdgeData = { ...edge, taken: taken?.has(key) ?? false };
        return {
          id: edge.id,
          source: edge.source,
          target: edge.target,
          type: 'flow',
          zIndex: 1000,
          focusable: false,
          data: data as unknown as Record<string, unknown>,
        };
      }),
    [picture, taken],
  );
}
