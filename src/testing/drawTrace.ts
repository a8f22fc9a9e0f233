import { SpanFlag, SpanStatus, nameOf, niceStep, nanos, serviceOf, spanIndex, type Trace } from '../core';
import { buildTrace, type SpanDraft } from './buildTrace';

/** Signs after a bar. */
const signs: readonly (readonly [sign: string, flag: number])[] = [
  ['?', SpanFlag.orphan],
  ['~', SpanFlag.followsFrom],
  ['^', SpanFlag.offScale],
];

const MILLISECOND = 1e6;
const linePattern = /^( *)([^:]*):(.*?) *\[([ =|]*)\](\S*)$/;

function readLine(line: string, indent: number, unit: number, open: number[]): SpanDraft {
  const match = linePattern.exec(line);
  if (match === null) throw new Error(`not a line of a picture: "${line}"`);
  const [, blanks = '', service = '', name = '', bar = '', marks = ''] = match;
  const depth = (blanks.length - indent) / 2;
  if (!Number.isInteger(depth) || depth < 0 || depth > open.length) {
    throw new Error(`indent by two blanks a level: "${line}"`);
  }
  open.length = depth;
  const start = bar.search(/[=|]/);
  if (start < 0) throw new Error(`a bar needs = or |: "${line}"`);
  const end = bar.lastIndexOf('=') + 1;
  let flags = 0;
  for (const [sign, flag] of signs) if (marks.includes(sign)) flags |= flag;
  return {
    parent: open.at(-1) ?? -1,
    service,
    name: name.trim(),
    start: start * unit,
    end: Math.max(start, end) * unit,
    error: marks.includes('!'),
    flags,
  };
}

/**
 * A trace as a drawing, one line a span:
 *
 *     web:GET /       [==========]
 *       api:query     [  ====    ]!
 *       api:cache     [      |   ]
 *
 * Two blanks of indent a level; `service:name`; a bar in which each column is one `unit` (nanoseconds, default 1 ms), `|` for a
 * span of no length; then signs: `!` error, `?` orphan, `~` FOLLOWS_FROM, `^` off scale.
 * Siblings may be drawn in any order. Span ids are the line numbers, from 1.
 */
export function traceFromPicture(picture: string, unit = MILLISECOND): Trace {
  const lines = picture.split('\n').filter((line) => line.trim() !== '');
  const indent = lines.reduce((least, line) => Math.min(least, line.search(/\S/)), Infinity);
  const open: number[] = [];
  const drafts: SpanDraft[] = [];
  for (const line of lines) {
    drafts.push(readLine(line.trimEnd(), indent, unit, open));
    open.push(drafts.length - 1);
  }
  return buildTrace(drafts);
}

/** One millisecond a column where that fits on a line, else a round step. */
function unitFor(trace: Trace): number {
  const columns = trace.duration / MILLISECOND;
  return columns === 0 || (columns >= 1 && columns <= 100)
    ? MILLISECOND
    : niceStep(nanos(trace.duration / 60));
}

function barText(start: number, end: number, unit: number, columns: number): string {
  const from = Math.min(columns, Math.max(0, Math.floor(start / unit)));
  const to = Math.min(columns, Math.max(from, Math.ceil(end / unit)));
  const bar = end > start ? '='.repeat(to - from) : '|';
  return (' '.repeat(from) + bar).padEnd(columns);
}

/** Draws the spans of these rows, in the form that traceFromPicture reads. */
export function drawRows(trace: Trace, rows: Iterable<number>, unit = unitFor(trace)): string {
  const { spans } = trace;
  const columns = Math.max(1, Math.ceil(trace.duration / unit));
  const lines = Array.from(rows, (i) => {
    const span = spanIndex(i);
    const flags = spans.flags[i] ?? 0;
    const error = spans.status[i] === SpanStatus.error ? '!' : '';
    return {
      label: `${'  '.repeat(spans.depth[i] ?? 0)}${serviceOf(trace, span)}:${nameOf(trace, span)}`,
      bar: barText(spans.start[i] ?? 0, spans.end[i] ?? 0, unit, columns),
      marks: error + signs.map(([sign, flag]) => ((flags & flag) === 0 ? '' : sign)).join(''),
    };
  });
  const widest = lines.reduce((most, line) => Math.max(most, line.label.length), 0);
  return lines.map((line) => `${line.label.padEnd(widest)} [${line.bar}]${line.marks}`).join('\n');
}

/** Draws the whole trace, in the form that traceFromPicture reads. Times are widened to whole columns. */
export function drawTrace(trace: Trace, unit = unitFor(trace)): string {
  return drawRows(trace, trace.spans.start.keys(), unit);
}

/** Takes the indent off a picture in a test and aligns its bars, so that it can be compared with what drawTrace gives. */
export function picture(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indent = lines.reduce((least, line) => Math.min(least, line.search(/\S/)), Infinity);
  const parts = lines.map(
    (line) => /^(.*?) +(\[.*)$/.exec(line.slice(indent).trimEnd()) ?? ['', line.trim(), ''],
  );
  const widest = parts.reduce((most, [, label = '']) => Math.max(most, label.length), 0);
  return parts.map(([, label = '', bar = '']) => `${label.padEnd(widest)} ${bar}`).join('\n');
}
