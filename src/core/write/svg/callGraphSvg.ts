import {
  CHARACTER,
  errorMark,
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

/** A service or an operation as a box. */
export interface GraphBox {
  /** Its upper left corner, in px. */
  readonly x: number;
  readonly y: number;
  /** Above its name, '' for nothing. */
  readonly above: string;
  readonly name: string;
  readonly facts: string;
  readonly errors: number;
  readonly isEntry: boolean;
  /** A colour of CSS; all over where `isFilled`, else at the left edge. */
  readonly colour: string;
  readonly isFilled: boolean;
  readonly isPicked: boolean;
  /** How many of its spans are found. */
  readonly found: number;
}

/** Calls from one box to another as a line. */
export interface GraphLine {
  /** Path data of SVG, from caller to callee. */
  readonly path: string;
  /** Where the line ends, and from where it comes there. */
  readonly end: { readonly x: number; readonly y: number };
  readonly before: { readonly x: number; readonly y: number };
  /** Middle of the label. */
  readonly label: { readonly x: number; readonly y: number };
  readonly said: string;
  readonly errors: number;
  readonly errorsSaid: string;
  /** In px. */
  readonly width: number;
  /** It is none of the picked box. */
  readonly isFaded: boolean;
}

/** A call graph as it is drawn. */
export interface CallGraphDrawing extends PictureHead {
  readonly size: { readonly width: number; readonly height: number };
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly boxes: readonly GraphBox[];
  readonly lines: readonly GraphLine[];
  readonly legend: readonly LegendEntry[];
}

const PADDING = 10;
/** Room around the graph, for what reaches beyond its boxes. */
const AROUND = 14;
/** The picture is as wide as its head needs, in px. */
const LEAST_WIDTH = 720;
const LINE = 20;
/** Width of a bold character at 12 px, and of one of a number with its word, on average. */
const BOLD = 7.8;
const COUNT = 6.1;
/** Characters after which nothing more is drawn: a picture has to open somewhere. */
const MOST_TEXT = 12_000_000;
/** Boxes or lines between two steps. */
const STEP = 256;

function arrowAt({ end, before }: GraphLine, colour: string): string {
  const [dx, dy] = [end.x - before.x, end.y - before.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const corner = (side: 1 | -1) =>
    `${figure(end.x - 9 * ux - 4 * side * uy)} ${figure(end.y - 9 * uy + 4 * side * ux)}`;
  return `<path d="M${figure(end.x)} ${figure(end.y)}L${corner(1)}L${corner(-1)}z" fill="${colour}"/>`;
}

function lineOf(line: GraphLine, { theme }: CallGraphDrawing): string {
  const { errors, width, isFaded, path } = line;
  const colour = xmlText(errors > 0 ? theme.error : theme.lineStrong);
  const dashes = errors > 0 ? ' stroke-dasharray="7 4"' : '';
  return `<g${isFaded ? ' opacity="0.35"' : ''}><path d="${xmlText(path, MOST_TEXT)}" fill="none" stroke="${colour}" stroke-width="${figure(width)}"${dashes}/>${arrowAt(line, colour)}</g>`;
}

function labelOf(
  { label, said, errors, errorsSaid, isFaded }: GraphLine,
  { theme }: CallGraphDrawing,
): string {
  const saidWidth = COUNT * said.length;
  const errorsWidth = errors > 0 ? 18 + 0.9 * BOLD * errorsSaid.length : 0;
  const width = 8 + saidWidth + errorsWidth;
  const left = label.x - width / 2;
  const y = label.y + 4;
  const failed =
    errors > 0
      ? `${errorMark(left + 8 + saidWidth, y, theme)}${textAt(left + 22 + saidWidth, y, theme.error, xmlText(errorsSaid), ' font-weight="600"')}`
      : '';
  return `<g${isFaded ? ' opacity="0.6"' : ''}><rect x="${figure(left)}" y="${figure(label.y - 9)}" width="${figure(width)}" height="18" rx="3" fill="${xmlText(theme.ground)}"/>${textAt(left + 4, y, theme.faint, xmlText(said))}${failed}</g>`;
}

/** A small sign on the upper edge of a box: how much in it is found. */
function foundOf({ x, y, found }: GraphBox, { boxWidth, boxHeight, theme }: CallGraphDrawing): string {
  const said = `${String(found)} found`;
  const width = COUNT * said.length + 12;
  return `<rect x="${figure(x - 2)}" y="${figure(y - 2)}" width="${figure(boxWidth + 4)}" height="${figure(boxHeight + 4)}" rx="7" fill="none" stroke="${xmlText(theme.find)}" stroke-width="2"/><rect x="${figure(x + boxWidth - width - 6)}" y="${figure(y - 10)}" width="${figure(width)}" height="16" rx="3" fill="${xmlText(theme.find)}"/>${textAt(x + boxWidth - 6 - width / 2, y + 2, '#000', said, ' font-size="11" text-anchor="middle"')}`;
}

function boxOf(box: GraphBox, drawing: CallGraphDrawing): string {
  const { x, y, above, name, facts, errors, isEntry, colour, isFilled, isPicked, found } = box;
  const { boxWidth, boxHeight, theme } = drawing;
  const edge = xmlText(isPicked ? theme.ink : theme.lineStrong);
  const { ink } = theme;
  const soft = isFilled ? ink : theme.faint;
  const middle = boxHeight / 2 + (above === '' ? -4 : 5);
  const room = boxWidth - PADDING - 6;
  const nameRoom = room - (isEntry ? 36 : 0);
  const errorsSaid = errors > 0 ? String(errors) : '';
  const errorsRoom = errors > 0 ? 18 + BOLD * errorsSaid.length : 0;
  return [
    `<rect x="${figure(x)}" y="${figure(y)}" width="${figure(boxWidth)}" height="${figure(boxHeight)}" rx="6" fill="${xmlText(isFilled ? colour : theme.ground)}" stroke="${edge}" stroke-width="${isPicked ? '2.5' : '1'}"/>`,
    `<rect x="${figure(x)}" y="${figure(y + 4)}" width="5" height="${figure(boxHeight - 8)}" fill="${xmlText(colour)}"/>`,
    // What is wider than it should be is cut off.
    openPart(x + PADDING, y, room, boxHeight),
    `<title>${xmlText(above === '' ? name : `${above} ${name}`)}</title>`,
    above === '' ? '' : textAt(0, middle - 17, soft, xmlText(fitted(above, room / CHARACTER))),
    openPart(0, 0, nameRoom, boxHeight),
    textAt(0, middle, ink, xmlText(fitted(name, nameRoom / BOLD)), ' font-weight="600"'),
    '</svg>',
    isEntry ? textAt(room, middle, soft, 'entry', ' font-size="11" text-anchor="end"') : '',
    openPart(0, 0, room - errorsRoom, boxHeight),
    textAt(0, middle + 18, soft, xmlText(facts)),
    '</svg>',
    errors > 0
      ? errorMark(room - errorsRoom + 4, middle + 18, theme) +
        textAt(
          room,
          middle + 18,
          isFilled ? ink : theme.error,
          errorsSaid,
          ' font-weight="600" text-anchor="end"',
        )
      : '',
    '</svg>',
    found > 0 ? foundOf(box, drawing) : '',
  ].join('');
}

const moreText = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${String(count)} more ${count === 1 ? one : many}`];

/**
 * A call graph as an SVG document, as large as its layout is. In short steps, linear in the boxes and lines; boxes, then lines, that come
 * after some 12 million characters are not drawn, and the picture says how many.
 */
export function* callGraphSvg(drawing: CallGraphDrawing): Generator<void, SvgPicture, void> {
  const { size, boxes, lines, legend, theme } = drawing;
  const [shapes, paths, labels]: [string[], string[], string[]] = [[], [], []];
  let written = 0;
  for (const box of boxes) {
    if (written > MOST_TEXT) break;
    const shape = boxOf(box, drawing);
    written += shape.length;
    if (shapes.push(shape) % STEP === 0) yield;
  }
  for (const line of lines) {
    if (written > MOST_TEXT) break;
    const [path, label] = [lineOf(line, drawing), labelOf(line, drawing)];
    written += path.length + label.length;
    labels.push(label);
    if (paths.push(path) % STEP === 0) yield;
  }
  const [moreBoxes, moreLines] = [boxes.length - shapes.length, lines.length - paths.length];
  const more = [...moreText(moreBoxes, 'box', 'boxes'), ...moreText(moreLines, 'line', 'lines')].join(
    ' and ',
  );
  const width = Math.max(LEAST_WIDTH, size.width + 2 * AROUND);
  const height = size.height + 2 * AROUND;
  const body = [
    `<g transform="translate(${String(AROUND)} ${String(AROUND)})">`,
    paths.join('\n'),
    shapes.join('\n'),
    labels.join('\n'),
    '</g>',
    more === '' ? '' : textAt(0, height + 14, theme.faint, `… and ${more}`),
  ];
  return picture(drawing, body, { width, height: height + (more === '' ? 0 : LINE) }, legend);
}
