import { Graph, layout as dagreLayout } from '@dagrejs/dagre';
import type { GroupOutline, StateOutline, Transition } from './definition';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box or a dot of the picture; x and y are those of its upper left corner, in pixels of the whole picture. */
export interface PlacedNode extends Point {
  readonly id: string;
  readonly kind: 'start' | 'end' | 'state' | 'container';
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly state?: StateOutline;
}

export interface PlacedEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: Transition['kind'];
  readonly label: string;
  /** The course of the edge as an SVG path. */
  readonly path: string;
  readonly labelAt: Point;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export const STATE_WIDTH = 200;
export const STATE_HEIGHT = 54;
export const HEADER_HEIGHT = 44;
const DOT = 18;
const PADDING = 16;
const LABEL_WIDTH_MAX = 150;
const CHARACTER_WIDTH = 6.2;

/** Gives every state of a definition its place; containers are as large as what is inside of them. */
export function layOut(group: GroupOutline): Picture {
  const picture = layOutGroup(group, '', 0);
  const seen = new Set<string>(); // a name that is there twice, which the validator tells, is drawn once
  return { ...picture, nodes: picture.nodes.filter(node => !seen.has(node.id) && seen.add(node.id)) };
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly inner: readonly Inner[];
}

interface Inner {
  readonly picture: Picture;
  readonly at: Point;
}

function layOutGroup(group: GroupOutline, path: string, depth: number): Picture {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 34, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  const start = `${path}/start`;
  const end = `${path}/end`;
  const boxes = new Map(group.states.map(state => [state.name, boxOf(state, path, depth)]));
  const dots = depth === 0; // inside of a container its border says where a group begins and ends
  if (dots) {
    graph.setNode(start, { width: DOT, height: DOT });
  }
  for (const [name, box] of boxes) {
    graph.setNode(stateId(name), { width: box.width, height: box.height });
  }
  if (dots && group.states.some(state => state.ends)) {
    graph.setNode(end, { width: DOT, height: DOT });
  }
  const links = linksOf(group, start, end, boxes).filter(
    link => dots || (link.source !== start && link.target !== end),
  );
  for (const link of links) {
    graph.setEdge(link.source, link.target, labelSize(link.label), link.id);
  }
  dagreLayout(graph);
  return pictureOf(graph, group, links, boxes, depth);
}

interface Link {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: Transition['kind'];
  readonly label: string;
}

function linksOf(group: GroupOutline, start: string, end: string, boxes: ReadonlyMap<string, Box>): Link[] {
  const links: Link[] = [];
  const add = (source: string, target: string, kind: Link['kind'], label: string) =>
    links.push({ id: `${source}→${target}#${links.length}`, source, target, kind, label });
  if (boxes.has(group.startAt)) {
    add(start, stateId(group.startAt), 'next', '');
  }
  for (const state of group.states) {
    for (const transition of state.transitions.filter(t => boxes.has(t.target))) {
      add(stateId(state.name), stateId(transition.target), transition.kind, transition.label);
    }
    if (state.ends) {
      add(stateId(state.name), end, 'next', '');
    }
  }
  return links;
}

/** The id of a state in a picture. Names are unique in a definition (ASL specification, "States"). */
export function stateId(name: string): string {
  return `state:${name}`;
}

function boxOf(state: StateOutline, path: string, depth: number): Box {
  if (state.groups.length === 0) {
    return { width: STATE_WIDTH, height: STATE_HEIGHT, inner: [] };
  }
  const pictures = state.groups.map((group, i) => layOutGroup(group, `${path}/${state.name}/${i}`, depth + 1));
  let x = PADDING;
  const inner = pictures.map(picture => {
    const at = { x, y: HEADER_HEIGHT };
    x += picture.width + PADDING;
    return { picture, at };
  });
  const height = HEADER_HEIGHT + Math.max(...pictures.map(p => p.height)) + PADDING;
  const width = Math.max(x, STATE_WIDTH + 2 * PADDING);
  const shift = (width - x) / 2;
  return { width, height, inner: inner.map(i => ({ ...i, at: { x: i.at.x + shift, y: i.at.y } })) };
}

function labelSize(label: string) {
  return label === '' ? {} : { width: Math.min(LABEL_WIDTH_MAX, label.length * CHARACTER_WIDTH), height: 14 };
}

function pictureOf(
  graph: Graph,
  group: GroupOutline,
  links: readonly Link[],
  boxes: ReadonlyMap<string, Box>,
  depth: number,
): Picture {
  const nodes: PlacedNode[] = [];
  const edges: PlacedEdge[] = links.map(link => placedEdge(graph, link));
  const states = new Map(group.states.map(state => [stateId(state.name), state]));
  for (const id of graph.nodes()) {
    const { x, y, width, height } = graph.node(id) as Point & { width: number; height: number };
    const corner = { x: x - width / 2, y: y - height / 2 };
    const state = states.get(id);
    if (state === undefined) {
      nodes.push({ id, kind: id.endsWith('/start') ? 'start' : 'end', ...corner, width, height, depth });
      continue;
    }
    const inner = boxes.get(state.name)?.inner ?? [];
    nodes.push({ id, kind: inner.length > 0 ? 'container' : 'state', ...corner, width, height, depth, state });
    for (const { picture, at } of inner) {
      const shift = { x: corner.x + at.x, y: corner.y + at.y };
      nodes.push(...picture.nodes.map(node => ({ ...node, x: node.x + shift.x, y: node.y + shift.y })));
      edges.push(...picture.edges.map(edge => moved(edge, shift)));
    }
  }
  const size = graph.graph() as { width?: number; height?: number };
  return { width: size.width ?? 0, height: size.height ?? 0, nodes, edges };
}

function placedEdge(graph: Graph, link: Link): PlacedEdge {
  const edge = graph.edge({ v: link.source, w: link.target, name: link.id }) as {
    points: Point[];
    x?: number;
    y?: number;
  };
  const middle = edge.points[Math.floor(edge.points.length / 2)] ?? { x: 0, y: 0 };
  return { ...link, path: curve(edge.points), labelAt: { x: edge.x ?? middle.x, y: edge.y ?? middle.y } };
}

/** A smooth line through the points: straight into the middles, bent around the points between. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) {
    return '';
  }
  let path = `M${round(first.x)},${round(first.y)}`;
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    path +=
      next === undefined
        ? `L${round(point.x)},${round(point.y)}`
        : `Q${round(point.x)},${round(point.y)} ${round((point.x + next.x) / 2)},${round((point.y + next.y) / 2)}`;
  });
  return path;
}

function moved(edge: PlacedEdge, by: Point): PlacedEdge {
  const path = edge.path.replace(
    /(-?[\d.]+),(-?[\d.]+)/g,
    (_, x: string, y: string) => `${round(Number(x) + by.x)},${round(Number(y) + by.y)}`,
  );
  return { ...edge, path, labelAt: { x: edge.labelAt.x + by.x, y: edge.labelAt.y + by.y } };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
