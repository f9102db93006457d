import type { Picture, PlacedEdge, PlacedNode } from './layout';
import { edgeKey, type StateMark } from './status';

interface Palette {
  readonly paper: string;
  readonly box: string;
  readonly ink: string;
  readonly line: string;
  readonly status: Readonly<Record<StateMark['status'], readonly [line: string, fill: string]>>;
}

const LIGHT: Palette = {
  paper: '#f4f5f7',
  box: '#ffffff',
  ink: '#0f141a',
  line: '#7d8998',
  status: {
    running: ['#0972d3', '#e6f1fb'],
    waiting: ['#0972d3', '#e6f1fb'],
    succeeded: ['#037f0c', '#e7f5e8'],
    caught: ['#8d6605', '#fff5d6'],
    failed: ['#c22f2f', '#fdebeb'],
    timedOut: ['#c22f2f', '#fdebeb'],
    aborted: ['#5f6b7a', '#eceef1'],
  },
};
const DARK: Palette = {
  paper: '#0f141a',
  box: '#161d26',
  ink: '#f1f3f5',
  line: '#8c8c94',
  status: {
    running: ['#75b6ff', '#0a2b4d'],
    waiting: ['#75b6ff', '#0a2b4d'],
    succeeded: ['#5fd068', '#0d2f14'],
    caught: ['#f2cd54', '#382c06'],
    failed: ['#ff8f85', '#45110f'],
    timedOut: ['#ff8f85', '#45110f'],
    aborted: ['#a4a4ad', '#2a313b'],
  },
};

/** A picture as an SVG file that needs nothing else. */
export function pictureSvg(
  picture: Picture,
  marks: ReadonlyMap<string, StateMark>,
  taken: ReadonlySet<string>,
  dark: boolean,
): string {
  const colours = dark ? DARK : LIGHT;
  const margin = 16;
  const width = Math.ceil(picture.width + 2 * margin);
  const height = Math.ceil(picture.height + 2 * margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}" font-family="sans-serif">`,
    `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<defs>${arrow('arrow', colours.line)}${arrow('arrow-taken', colours.status.succeeded[0])}</defs>`,
    ...picture.nodes.map(node => nodeSvg(node, marks.get(node.state?.name ?? ''), colours)),
    ...picture.edges.map(edge => edgeSvg(edge, taken, colours)),
    '</svg>',
  ].join('\n');
}

function arrow(id: string, colour: string): string {
  return `<marker id="${id}" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto"><path d="M0,0L10,5L0,10z" fill="${colour}"/></marker>`;
}

function nodeSvg(node: PlacedNode, mark: StateMark | undefined, colours: Palette): string {
  if (node.state === undefined) {
    return `<circle cx="${node.x + node.width / 2}" cy="${node.y + node.height / 2}" r="${node.width / 2}" fill="${colours.line}"/>`;
  }
  const [line, fill] = mark === undefined ? [colours.line, colours.box] : colours.status[mark.status];
  const container = node.kind === 'container';
  const shape = `<rect x="${node.x}" y="${node.y}" width="${node.width}" height="${node.height}" rx="8" fill="${container ? 'none' : fill}" stroke="${line}" stroke-width="2"${container ? ' stroke-dasharray="5 4"' : ''}/>`;
  const middle = container ? node.y + 18 : node.y + node.height / 2 - 4;
  const told = [node.state.type, node.state.detail].filter(part => part !== '').join(' · ');
  return `${shape}${textSvg(node.state.name, node, middle, 13, 'bold', colours.ink, 26)}${textSvg(told, node, middle + 16, 11, 'normal', colours.ink, 32)}`;
}

function textSvg(
  text: string,
  node: PlacedNode,
  y: number,
  size: number,
  weight: string,
  colour: string,
  charactersMax: number,
): string {
  const room = Math.max(charactersMax, Math.floor(node.width / 7));
  const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text;
  return `<text x="${node.x + 12}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(shown)}</text>`;
}

function edgeSvg(edge: PlacedEdge, taken: ReadonlySet<string>, colours: Palette): string {
  const isTaken = taken.has(edgeKey(edge.source.replace(/^state:/, ''), edge.target.replace(/^state:/, '')));
  const dash = edge.kind === 'catch' ? ' stroke-dasharray="4 3"' : '';
  const colour = isTaken ? colours.status.succeeded[0] : colours.line;
  const line = `<path d="${edge.path}" fill="none" stroke="${colour}" stroke-width="${isTaken ? 2.5 : 1.5}"${dash} marker-end="url(#${isTaken ? 'arrow-taken' : 'arrow'})"/>`;
  const label = edge.label.length > 24 ? `${edge.label.slice(0, 23)}…` : edge.label;
  return label === ''
    ? line
    : `${line}<text x="${edge.labelAt.x}" y="${edge.labelAt.y + 4}" font-size="11" text-anchor="middle" fill="${colours.ink}">${escaped(label)}</text>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way to write most control characters; they are left out. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, c => ENTITIES[c] ?? '');
}
