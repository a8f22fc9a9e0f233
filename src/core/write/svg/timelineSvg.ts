import { formatDuration } from '../../format';
import { barOf, placeLabel, ticks, type TimeAxis } from '../../layout';
import { nanos, px, type Nanos } from '../../model';
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

/** Colours of the theme, as CSS writes them. */
export interface PictureTheme {
  readonly ground: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly error: string;
  readonly font: string;
}

/** A timeline as it is drawn. */
export interface TimelinePicture {
  readonly title: string;
  /** Numbers under the title. */
  readonly facts: string;
  readonly rows: readonly PictureRow[];
  /** Rows that there was no room for. */
  readonly more: number;
  readonly axis: TimeAxis;
  /** Width of the names, in px. */
  readonly nameWidth: number;
  readonly theme: PictureTheme;
}

const ROW = 22;
const HEAD = 52;
const AXIS = 22;
const MARGIN = 12;
const BAR = 12;
const INDENT = 12;
const MOST_INDENT = 16;
/** Width of a character at 12 px, on average: a picture cannot measure texts. */
const CHARACTER = 6.6;

const number = (value: number): string => value.toFixed(1).replace(/\.0$/, '');

/** What the picture measures, in px. */
export function pictureSize({ rows, more, axis, nameWidth }: TimelinePicture): {
  readonly width: number;
  readonly height: number;
} {
  const lines = rows.length + (more > 0 ? 1 : 0);
  return {
    width: Math.ceil(2 * MARGIN + nameWidth + axis.width),
    height: Math.ceil(HEAD + AXIS + lines * ROW + MARGIN),
  };
}

const text = (x: number, y: number, fill: string, content: string, more = ''): string =>
  `<text x="${number(x)}" y="${number(y)}" fill="${xmlText(fill)}"${more}>${content}</text>`;

function nameOf({ depth, service, name, isError }: PictureRow, y: number, theme: PictureTheme): string {
  const x = Math.min(depth, MOST_INDENT) * INDENT;
  const mark = isError
    ? `<path d="M${number(x + 5)} ${number(y - 9)}l5 9h-10z" fill="none" stroke="${xmlText(theme.error)}" stroke-width="1.4"><title>error</title></path>`
    : '';
  const left = x + (isError ? 15 : 0);
  const own =
    service === ''
      ? ''
      : `<tspan font-weight="600">${xmlText(service, 80)}</tspan><tspan fill="${xmlText(theme.faint)}"> </tspan>`;
  return `${mark}${text(left, y, theme.ink, `${own}${xmlText(name, 160)}`)}`;
}

function barOfRow(row: PictureRow, y: number, { axis, theme }: TimelinePicture): string {
  if (row.times === undefined) return '';
  const { start, end } = row.times;
  const bar = barOf(start, end, axis);
  if (bar.side !== 'inside') {
    const x = bar.side === 'before' ? 2 : axis.width - 2;
    return `<path d="M${number(x)} ${number(y - 8)}v8" stroke="${xmlText(theme.faint)}"/>`;
  }
  const said = formatDuration(nanos(end - start));
  const place = placeLabel(bar, px(said.length * CHARACTER), axis.width);
  const stroke = row.isError ? ` stroke="${xmlText(theme.error)}" stroke-width="1.5"` : '';
  const rect = `<rect x="${number(bar.left)}" y="${number(y - BAR + 2)}" width="${number(bar.width)}" height="${String(BAR)}" rx="2" fill="${xmlText(row.colour)}"${stroke}/>`;
  // On a bar of any colour black is read, as on the screen.
  const label =
    place.place === 'none'
      ? ''
      : text(place.x, y, place.place === 'inside' ? '#000' : theme.faint, xmlText(said), ' font-size="11"');
  return rect + label;
}

/**
 * The timeline as an SVG document: names at the left, bars against the axis at the right. Everything is drawn, nothing refers to anything
 * outside, nothing runs; texts of the trace are escaped. Linear in the rows.
 */
export function timelineSvg(picture: TimelinePicture): string {
  const { title, facts, rows, more, axis, nameWidth, theme } = picture;
  const { width, height } = pictureSize(picture);
  const lines = rows.length + (more > 0 ? 1 : 0);
  const body = lines * ROW;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" font-family="${xmlText(theme.font)}" font-size="12">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="100%" height="100%" fill="${xmlText(theme.ground)}"/>`,
    text(MARGIN, 22, theme.ink, xmlText(title, 160), ' font-size="15" font-weight="600"'),
    text(MARGIN, 40, theme.faint, xmlText(facts)),
    `<svg x="${number(MARGIN + nameWidth)}" y="${String(HEAD)}" width="${number(axis.width)}" height="${String(AXIS + body)}">`,
  ];
  for (const tick of ticks(axis, px(90))) {
    parts.push(
      `<path d="M${number(tick.x)} 0v${String(AXIS + body)}" stroke="${xmlText(theme.line)}"/>`,
      text(
        tick.x > axis.width - 60 ? tick.x - 4 : tick.x + 4,
        12,
        theme.faint,
        xmlText(tick.label),
        ` font-size="11"${tick.x > axis.width - 60 ? ' text-anchor="end"' : ''}`,
      ),
    );
  }
  for (const each of axis.breaks)
    parts.push(
      `<rect x="${number(each.from)}" y="0" width="${number(each.to - each.from)}" height="${String(AXIS + body)}" fill="${xmlText(theme.line)}" fill-opacity="0.6"><title>${xmlText(`${formatDuration(nanos(each.end - each.start))} in which nothing runs`)}</title></rect>`,
    );
  rows.forEach((row, at) => {
    parts.push(barOfRow(row, AXIS + at * ROW + 15, picture));
  });
  parts.push(
    '</svg>',
    // A nested picture cuts off what is too long.
    `<svg x="${String(MARGIN)}" y="${String(HEAD + AXIS)}" width="${number(nameWidth - 8)}" height="${String(body)}">`,
  );
  rows.forEach((row, at) => {
    parts.push(nameOf(row, at * ROW + 15, theme));
  });
  if (more > 0)
    parts.push(text(0, rows.length * ROW + 15, theme.faint, xmlText(`… and ${String(more)} more rows`)));
  parts.push('</svg></svg>\n');
  return parts.join('\n');
}
