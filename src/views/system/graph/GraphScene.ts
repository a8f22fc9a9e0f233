import type { GraphPart, ServicePlaces } from '../../../core';
import type { SystemLayout } from '../../../state/url/system/graphParts';
import { boxHeight, boxWidth } from './boxSize';
import { distanceToEdge, type EdgeLines } from './edgeLines';

/** What is under the pointer, or chosen: a node or an edge, by its place in the part. */
export type Spot = { readonly kind: 'node' | 'edge'; readonly at: number };

/** What is to be painted. */
export interface GraphScene {
  readonly part: GraphPart;
  readonly layout: SystemLayout;
  readonly places: ServicePlaces;
  readonly lines: EdgeLines;
  readonly names: readonly string[];
  /** Calls that each node gets and makes, as text. */
  readonly numbers: readonly string[];
  /** Colours of services, with tokens. */
  readonly colours: readonly string[];
  /** 0 … 1: how great each node is; undefined = sizes tell nothing. */
  readonly nodeSizes: Float64Array | undefined;
  /** 0 … 1: how thick each edge is. */
  readonly edgeSizes: Float64Array;
  /** The level of each edge, an index into `toneColours`, with tokens. */
  readonly edgeTones: Uint8Array;
  readonly toneColours: readonly string[];
  /** What is written at an edge. */
  readonly edgeText: (edge: number) => string;
  /** What the tip says of an edge, and of a node, beside its calls; '' = nothing. */
  readonly edgeWords: (edge: number) => string;
  readonly nodeWords: (node: number) => string;
  /** 1 for every node that is found; undefined while nothing is looked for. */
  readonly found: Uint8Array | undefined;
  readonly picked: Spot | undefined;
  readonly focused: number | undefined;
}

/** What of the picture is on screen: the point of it that is at the upper left, and px of screen for one of it. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Size of the picture on screen, in CSS px. */
export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const leastScale = 0.02;
export const mostScale = 2;
const margin = 24;
/** A small picture is not blown up beyond this. */
const largestFit = 1.15;

/** All of the picture, in the middle. */
export function fitted({ x, y }: ServicePlaces, width: number, height: number): Viewport {
  const right = x.reduce((most, value) => Math.max(most, value), 0) + boxWidth / 2;
  const bottom = y.reduce((most, value) => Math.max(most, value), 0) + boxHeight / 2;
  const scale = Math.max(
    leastScale,
    Math.min(largestFit, (width - 2 * margin) / right, (height - 2 * margin) / bottom),
  );
  return { x: (right - width / scale) / 2, y: (bottom - height / scale) / 2, scale };
}

/** Zoomed by a factor, with the point of the screen that stays. */
export function zoomed(view: Viewport, factor: number, x: number, y: number): Viewport {
  const scale = Math.max(leastScale, Math.min(mostScale, view.scale * factor));
  return {
    x: view.x + x / view.scale - x / scale,
    y: view.y + y / view.scale - y / scale,
    scale,
  };
}

/** Moved so far that a node is well on screen; the same viewport where it is. */
export function revealed(
  view: Viewport,
  { x, y }: ServicePlaces,
  node: number,
  width: number,
  height: number,
): Viewport {
  const [px = 0, py = 0] = [x[node], y[node]];
  const [halfX, halfY] = [boxWidth / 2 + margin / view.scale, boxHeight / 2 + margin / view.scale];
  const [w, h] = [width / view.scale, height / view.scale];
  const isIn =
    px - halfX >= view.x && px + halfX <= view.x + w && py - halfY >= view.y && py + halfY <= view.y + h;
  return isIn ? view : { ...view, x: px - w / 2, y: py - h / 2 };
}

/** What lies at a point of the screen; boxes lie over lines. Linear in what is drawn, without work for what is far. */
export function spotAt(
  scene: GraphScene,
  view: Viewport,
  screenX: number,
  screenY: number,
): Spot | undefined {
  const [px, py] = [view.x + screenX / view.scale, view.y + screenY / view.scale];
  const { x, y } = scene.places;
  for (let node = x.length - 1; node >= 0; node--) {
    if (Math.abs((x[node] ?? 0) - px) <= boxWidth / 2 && Math.abs((y[node] ?? 0) - py) <= boxHeight / 2)
      return { kind: 'node', at: node };
  }
  const near = 6 / view.scale;
  let least = near;
  let nearest = -1;
  for (let edge = 0; edge < scene.part.edges.length; edge++) {
    const distance = distanceToEdge(scene.lines, edge, px, py, near);
    if (distance >= least) continue;
    least = distance;
    nearest = edge;
  }
  return nearest < 0 ? undefined : { kind: 'edge', at: nearest };
}
