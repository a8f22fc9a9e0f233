import { durationWriter } from '../../format';
import { barOf, placeLabel, type TimeAxis } from '../../layout';
import { nanos, px, type Nanos } from '../../model';
import {
  AXIS,
  axisParts,
  CHARACTER,
  errorMark,
  figure,
  openPart,
  picture,
  textAt,
  type PictureHead,
  type PictureTheme,
  type SvgPicture,
} from './pictureParts';
import { xmlText } from './xmlText';

/** A row of the picture: a span, a group of spans, or (without times) spans that are hidden. */
export interface PictureRow {
  readonly depth: number;
  readonly service: string;
  readonly name: string;
  readonly times: { readonly start: Nanos; readonly end: Nanos } | undefined;
  /** A colour of CSS, without custom properties. */
  readonly colour: string;
  readonly isError: boolean;
}

/** A timeline as it is drawn. */
export interface TimelineDrawing extends PictureHead {
  readonly rows: readonly PictureRow[];
  /** Rows that there was no room for. */
  readonly more: number;
  readonly axis: TimeAxis;
  /** Width of the names, in px. */
  readonly nameWidth: number;
}

const ROW = 22;
const BAR = 12;
const INDENT = 12;
const MOST_INDENT = 16;

function nameOf({ depth, service, name, isError }: PictureRow, y: number, theme: PictureTheme): string {
  const x = Math.min(depth, MOST_INDENT) * INDENT;
  const left = x + (isError ? 15 : 0);
  const own =
    service === ''
      ? ''
      : `<tspan font-weight="600">${xmlText(service, 80)}</tspan><tspan fill="${xmlText(theme.faint)}"> </tspan>`;
  const mark = isError ? errorMark(x, y, theme) : '';
  return `${mark}${textAt(left, y, theme.ink, `${own}${xmlText(name, 160)}`)}`;
}

function barOfRow(row: PictureRow, y: number, { axis, theme, unit }: TimelineDrawing): string {
  if (row.times === undefined) return '';
  const { start, end } = row.times;
  const bar = barOf(start, end, axis);
  if (bar.side !== 'inside') {
    const x = bar.side === 'before' ? 2 : axis.width - 2;
    return `<path d="M${figure(x)} ${figure(y - 8)}v8" stroke="${xmlText(theme.faint)}"/>`;
  }
  const said = durationWriter(unit)(nanos(end - start));
  const place = placeLabel(bar, px(said.length * CHARACTER), axis.width);
  const stroke = row.isError ? ` stroke="${xmlText(theme.error)}" stroke-width="1.5"` : '';
  const rect = `<rect x="${figure(bar.left)}" y="${figure(y - BAR + 2)}" width="${figure(bar.width)}" height="${String(BAR)}" rx="2" fill="${xmlText(row.colour)}"${stroke}/>`;
  // On a bar of any colour black is read, as on the screen.
  const label =
    place.place === 'none'
      ? ''
      : textAt(place.x, y, place.place === 'inside' ? '#000' : theme.faint, xmlText(said), ' font-size="11"');
  return rect + label;
}

/** The timeline as an SVG document: names at the left, bars against the axis at the right. Linear in the rows. */
export function timelineSvg(drawing: TimelineDrawing): SvgPicture {
  const { rows, more, axis, nameWidth, theme } = drawing;
  const body = (rows.length + (more > 0 ? 1 : 0)) * ROW;
  const parts = [openPart(nameWidth, 0, axis.width, AXIS + body)];
  for (const part of axisParts(axis, AXIS + body, drawing)) parts.push(part);
  rows.forEach((row, at) => {
    parts.push(barOfRow(row, AXIS + at * ROW + 15, drawing));
  });
  // What is too long is cut off.
  parts.push('</svg>', openPart(0, AXIS, nameWidth - 8, body));
  rows.forEach((row, at) => {
    parts.push(nameOf(row, at * ROW + 15, theme));
  });
  if (more > 0)
    parts.push(textAt(0, rows.length * ROW + 15, theme.faint, xmlText(`… and ${String(more)} more rows`)));
  parts.push('</svg>');
  return picture(drawing, parts, { width: nameWidth + axis.width, height: AXIS + body });
}
