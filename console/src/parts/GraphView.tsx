import {
  Controls,
  ReactFlow,
  type Edge,
  type EdgeTypes,
  type Node,
  type NodeTypes,
  type ReactFlowInstance,
} from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { Picture } from '../graph/layout';
import { edgeKey, type StateMark } from '../graph/status';
import { DotNode } from './DotNode';
import { FlowEdge, type FlowEdgeData } from './FlowEdge';
import { StateNode, type StateNodeData } from './StateNode';

const NODE_TYPES: NodeTypes = { state: StateNode, container: StateNode, start: DotNode, end: DotNode };
const EDGE_TYPES: EdgeTypes = { flow: FlowEdge };

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
  const flow = useRef<ReactFlowInstance | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const nodes = useNodes(props);
  const edges = useEdges(props);
  useEffect(() => {
    const fit = () => void flow.current?.fitView({ padding: 0.06, maxZoom: 1.1 });
    const observer = new ResizeObserver(fit);
    if (box.current !== null) {
      observer.observe(box.current);
    }
    fit();
    return () => observer.disconnect();
  }, [picture.width, picture.height]);
  return (
    <div className="graph" ref={box} role="group" aria-label={label}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onInit={instance => {
          flow.current = instance;
        }}
        onNodeClick={(_, node) => select(node, onSelect)}
        fitView
        fitViewOptions={{ padding: 0.06, maxZoom: 1.1 }}
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
        <Controls showInteractive={false} position="top-right" orientation="horizontal" />
      </ReactFlow>
      <span className="visually-hidden" aria-live="polite">
        {selected === undefined ? '' : `Selected state ${selected}`}
      </span>
    </div>
  );
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
