import { flameCells, type FlameCells, type LaneIndex, type TimeAxis, type TimeWindow } from '../../layout';
import type { Px } from '../../model';
import {
  AXIS,
  axisParts,
  CHARACTER,
  figure,
  fitted,
  openPart,
  picture,
  textAt,
  type LegendEntry,
  type PictureHead,
  type SvgPicture,
} from './pictureParts';
import { xmlText } from './xmlText';

/** What is said of a frame. */
export interface FrameFace {
  readonly service: string;
  readonly name: string;
  /** "3× 12 ms" */
  readonly value: string;
}

/** A flame graph as it is drawn. */
export interface FlameDrawing extends PictureHead {
  readonly index: LaneIndex;
  /** The part along the axis that is drawn. */
  readonly window: TimeWindow;
  readonly width: Px;
  /** Its times; undefined where the widths are no times of the trace. */
  readonly axis: TimeAxis | undefined;
  /** Lanes that are drawn at most. */
  readonly mostLanes: number;
  readonly faceOf: (frame: number) => FrameFace;
  /** Place of a frame's colour in `palette`. */
  readonly classOf: ArrayLike<number>;
  /** Colours of CSS, without custom properties; an empty label is left out of the legend. */
  readonly palette: readonly LegendEntry[];
  /** What is read on all of the palette. */
  readonly inkOnFrames: string;
  /** Whether something in a run of the index' places is found; undefined while nothing is looked for. */
  readonly isFound: ((place: number, count: number) => boolean) | undefined;
  /** Whether a frame is like the one that others are compared with; undefined while none is. */
  readonly isAlike: ((frame: number) => boolean) | undefined;
  /** Where a frame is on the critical path, along the axis; nothing where that is no time. */
  readonly criticalOf: (frame: number) => Iterable<{ readonly start: number; readonly end: number }>;
}

const LANE = 20;
const TALL = LANE - 1;
const PADDING = 4;
const SMALL = ' font-size="11"';
/** Lanes between two steps; cells after which no more lanes are begun: a picture has to open somewhere. */
const STEP = 8;
const MOST_CELLS = 20_000;
/** The legend ends after so many. */
const MOST_NAMED = 60;

/** Name and value in a frame: side by side where there is room for both. */
function labelOf({ service, name, value }: FrameFace, left: number, width: number, fill: string): string {
  let room = width - 2 * PADDING;
  let said = '';
  if (width > 170) {
    said = textAt(left + width - PADDING, 14, fill, xmlText(value), `${SMALL} text-anchor="end"`);
    room -= value.length * CHARACTER + 12;
  }
  const text = fitted(room > 90 ? `${service}: ${name}` : name, room / CHARACTER);
  if (text === '') return said;
  // What is wider than it should be does not run into the value.
  return `${said}${openPart(left + PADDING, 0, room + PADDING, TALL)}${textAt(0, 14, fill, xmlText(text), SMALL)}</svg>`;
}

/** A notch that stays on the narrowest of cells, and hatching where there is room: red is never the only sign. */
function errorOf(width: number, colour: string): string {
  const notch = `<rect width="${figure(Math.max(1, Math.min(width, 3)))}" height="${String(TALL)}" fill="${colour}"/>`;
  if (width <= 12) return notch;
  const from = width - Math.min(14, width / 3);
  let lines = '';
  for (let at = from - TALL; at < width; at += 6) {
    const [x0, x1] = [Math.max(at, from), Math.min(at + TALL, width)];
    lines += `M${figure(x0)} ${figure(TALL + at - x0)}L${figure(x1)} ${figure(TALL + at - x1)}`;
  }
  return `${notch}<path d="${lines}" stroke="${colour}"/>`;
}

const foundOf = (width: number, colour: string): string =>
  width > 2
    ? `<rect x="1" y="1" width="${figure(width - 2)}" height="${String(TALL - 2)}" fill="none" stroke="${colour}" stroke-width="2"/>`
    : `<rect y="${String(TALL - 5)}" width="${figure(width)}" height="5" fill="${colour}"/>`;

function* criticalParts(drawing: FlameDrawing, frame: number, left: number, width: number) {
  const { window, theme } = drawing;
  const scale = drawing.width / (window.end - window.start);
  for (const { start, end } of drawing.criticalOf(frame)) {
    const from = Math.max(0, (start - window.start) * scale - left);
    const to = Math.min(width, (end - window.start) * scale - left);
    if (to > from)
      yield `<rect x="${figure(from)}" y="${String(TALL - 3)}" width="${figure(to - from)}" height="3" fill="${xmlText(theme.critical)}"/>`;
  }
}

function cellOf(drawing: FlameDrawing, cells: FlameCells, cell: number): string {
  const { palette, classOf, theme, isFound, isAlike, inkOnFrames } = drawing;
  const frame = cells.frame[cell] ?? 0;
  const count = cells.frames[cell] ?? 1;
  const errors = cells.errors[cell] ?? 0;
  const left = cells.left[cell] ?? 0;
  const wide = (cells.right[cell] ?? 0) - left;
  const width = wide > 3 ? wide - 1 : wide;
  const found = isFound?.(cells.place[cell] ?? 0, count) ?? false;
  const isMarked = isFound !== undefined || isAlike !== undefined;
  const dim = isMarked && !found && !(isAlike?.(frame) ?? false);
  const face = drawing.faceOf(frame);
  const opacity = (dim ? 0.3 : 1) * (count === 1 ? 1 : 0.35 + 0.65 * (cells.covered[cell] ?? 1));
  const said = [
    count === 1 ? '' : `${String(count)} frames, the longest `,
    `${face.service}: ${face.name}, ${face.value}`,
    errors > 0 ? `, ${String(errors)} in error` : '',
    found ? ', found' : '',
  ].join('');
  const parts = [
    openPart(left, (cells.lane[cell] ?? 0) * LANE, width, TALL),
    `<title>${xmlText(said, 400)}</title>`,
    `<rect width="${figure(width)}" height="${String(TALL)}" fill="${xmlText(palette[classOf[frame] ?? 0]?.colour ?? theme.line)}"${opacity === 1 ? '' : ` fill-opacity="${opacity.toFixed(2)}"`}/>`,
  ];
  if (errors > 0) parts.push(errorOf(width, xmlText(theme.error)));
  if (found) parts.push(foundOf(width, xmlText(theme.find)));
  if (count === 1) {
    for (const part of criticalParts(drawing, frame, left, width)) parts.push(part);
    const [from, room] = errors > 0 ? [3, width - 17] : [0, width];
    if (width >= 28) parts.push(labelOf(face, from, room, dim ? theme.ink : inkOnFrames));
  }
  parts.push('</svg>');
  return parts.join('');
}

/** What the colours that are drawn stand for. */
function legendOf({ palette, theme }: FlameDrawing, drawn: ReadonlySet<number>): readonly LegendEntry[] {
  const entries = [...drawn]
    .sort((a, b) => a - b)
    .flatMap((at) => palette[at] ?? [])
    .filter(({ label }) => label !== '');
  const rest = entries.length - MOST_NAMED;
  const legend = entries.slice(0, MOST_NAMED);
  if (rest > 0) legend.push({ colour: theme.ground, label: `and ${String(rest)} more` });
  return legend;
}

/**
 * A flame graph as an SVG document, in the part of the axis that is on screen and all its lanes; frames too narrow to be told apart stand as
 * on the screen, none of their errors lost. In short steps; ends after `mostLanes` or some 20 000 cells, and says what is not drawn.
 */
export function* flameSvg(drawing: FlameDrawing): Generator<void, SvgPicture, void> {
  const { index, window, width, axis, mostLanes, classOf, theme } = drawing;
  const { laneCount } = index.frames;
  const most = Math.min(laneCount, mostLanes);
  const body: string[] = [];
  const named = new Set<number>();
  let lane = 0;
  while (lane < most && body.length < MOST_CELLS) {
    const to = Math.min(most, lane + STEP);
    const cells = flameCells(index, { ...window, width, from: lane, to });
    for (let cell = 0; cell < cells.count; cell++) {
      body.push(cellOf(drawing, cells, cell));
      named.add(classOf[cells.frame[cell] ?? 0] ?? 0);
    }
    lane = to;
    yield;
  }
  const top = axis === undefined ? 0 : AXIS;
  const more = laneCount - lane;
  const height = top + (lane + (more > 0 ? 1 : 0)) * LANE;
  const parts = axis === undefined ? [] : [...axisParts(axis, height, drawing)];
  parts.push(openPart(0, top, width, height - top), body.join('\n'));
  if (more > 0)
    parts.push(
      textAt(0, lane * LANE + 14, theme.faint, `… and ${String(more)} more ${more === 1 ? 'lane' : 'lanes'}`),
    );
  parts.push('</svg>');
  return picture(drawing, parts, { width, height }, legendOf(drawing, named));
}
