import { durationWriter, type DurationUnit } from '../../format';
import { tickSpacing, ticks, type TimeAxis } from '../../layout';
import { nanos, px } from '../../model';
import { xmlText } from './xmlText';

/** Colours of the theme, as CSS writes them. */
export interface PictureTheme {
  readonly ground: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly error: string;
  readonly find: string;
  readonly critical: string;
  readonly font: string;
}

/** What stands above every picture, and how all of it is drawn. */
export interface PictureHead {
  readonly title: string;
  /** Numbers under the title. */
  readonly facts: string;
  /** What durations are written in. */
  readonly unit: DurationUnit;
  readonly theme: PictureTheme;
}

/** A document of SVG, and what it measures in px. */
export interface SvgPicture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** A colour and what it stands for. */
export interface LegendEntry {
  readonly colour: string;
  readonly label: string;
}

/** Height of the head, of an axis, and room around everything, in px. */
export const HEAD = 52;
export const AXIS = 22;
export const MARGIN = 12;
/** Width of a character at 12 px, on average: a picture cannot measure texts. */
export const CHARACTER = 6.6;
/** The same of a title. */
const TITLE = 8.6;
const LEGEND_LINE = 18;
/** Characters of what a colour stands for. */
const MOST_LABEL = 48;

/** A number as it stands in a picture: tenths of a px are fine enough. */
export const figure = (value: number): string => value.toFixed(1).replace(/\.0$/, '');

/** The text, or as much of it as `most` characters have room for; '' where that is next to nothing. */
export function fitted(text: string, most: number): string {
  if (text.length <= most) return text;
  return most < 4 ? '' : `${text.slice(0, Math.floor(most) - 1)}…`;
}

/** A text at a place; `content` is markup, and so has gone through xmlText. */
export const textAt = (x: number, y: number, fill: string, content: string, more = ''): string =>
  `<text x="${figure(x)}" y="${figure(y)}" fill="${xmlText(fill)}"${more}>${content}</text>`;

/** The triangle that goes with red. Its lower left corner lies near the place. */
export const errorMark = (x: number, y: number, { error }: PictureTheme): string =>
  `<path d="M${figure(x + 5)} ${figure(y - 9)}l5 9h-10z" fill="none" stroke="${xmlText(error)}" stroke-width="1.4"><title>error</title></path>`;

/** Opens a part of its own coordinates that cuts off what goes beyond it; `</svg>` closes it. */
export const openPart = (x: number, y: number, width: number, height: number): string =>
  `<svg x="${figure(x)}" y="${figure(y)}" width="${figure(Math.max(0, width))}" height="${figure(Math.max(0, height))}">`;

/** Lines of time over `height` px, with their times above, and what is squeezed. */
export function axisParts(axis: TimeAxis, height: number, { theme, unit }: PictureHead): readonly string[] {
  const lines = ticks(axis, tickSpacing(axis, px(90), unit), unit).map(({ x, label }) => {
    const isLast = x > axis.width - 60;
    return `<path d="M${figure(x)} 0v${figure(height)}" stroke="${xmlText(theme.line)}"/>\n${textAt(
      isLast ? x - 4 : x + 4,
      12,
      theme.faint,
      xmlText(label),
      ` font-size="11"${isLast ? ' text-anchor="end"' : ''}`,
    )}`;
  });
  const write = durationWriter(unit);
  const squeezed = axis.breaks.map(
    ({ from, to, start, end }) =>
      `<rect x="${figure(from)}" y="0" width="${figure(to - from)}" height="${figure(height)}" fill="${xmlText(theme.line)}" fill-opacity="0.6"><title>${xmlText(`${write(nanos(end - start))} in which nothing runs`)}</title></rect>`,
  );
  return lines.concat(squeezed);
}

/** Colours and what they stand for, in lines of `width` px from the place on. */
function legendOf(entries: readonly LegendEntry[], width: number, { theme }: PictureHead) {
  const parts: string[] = [];
  let [x, lines] = [0, entries.length === 0 ? 0 : 1];
  for (const { colour, label } of entries) {
    const text = fitted(label, MOST_LABEL);
    const room = 34 + text.length * CHARACTER;
    if (x > 0 && x + room > width) {
      x = 0;
      lines++;
    }
    const y = lines * LEGEND_LINE - 5;
    parts.push(
      `<rect x="${figure(x)}" y="${figure(y - 9)}" width="10" height="10" rx="2" fill="${xmlText(colour)}" stroke="${xmlText(theme.lineStrong)}"/>`,
      // What is wider than it should be does not run into the next.
      `${openPart(x + 16, y - 12, room - 20, LEGEND_LINE)}${textAt(0, 12, theme.ink, xmlText(text))}</svg>`,
    );
    x += room;
  }
  return { parts, height: lines === 0 ? 0 : lines * LEGEND_LINE };
}

/**
 * A whole picture: its head, then `body` of `width` × `height` px below it, then the legend. Everything is drawn, nothing refers to anything
 * outside, nothing runs; texts have to be escaped (xmlText).
 */
export function picture(
  head: PictureHead,
  body: readonly string[],
  size: { readonly width: number; readonly height: number },
  entries: readonly LegendEntry[] = [],
): SvgPicture {
  const { title, facts, theme } = head;
  const legend = legendOf(entries, size.width, head);
  const width = Math.ceil(2 * MARGIN + size.width);
  const height = Math.ceil(HEAD + size.height + (legend.height > 0 ? MARGIN : 0) + legend.height + MARGIN);
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" font-family="${xmlText(theme.font)}" font-size="12">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="100%" height="100%" fill="${xmlText(theme.ground)}"/>`,
    textAt(
      MARGIN,
      22,
      theme.ink,
      xmlText(fitted(title, size.width / TITLE)),
      ' font-size="15" font-weight="600"',
    ),
    textAt(MARGIN, 40, theme.faint, xmlText(fitted(facts, size.width / CHARACTER))),
    openPart(MARGIN, HEAD, size.width, size.height),
    body.join('\n'),
    '</svg>',
    openPart(MARGIN, HEAD + size.height + MARGIN, size.width, legend.height),
    legend.parts.join('\n'),
    '</svg></svg>\n',
  ].join('\n');
  return { text, width, height };
}
