import { memo, use, useLayoutEffect, useMemo, useReducer, useState } from 'react';
import {
  columnEdges,
  countIn,
  formatCount,
  heightOf,
  nameOf,
  nanos,
  serviceOf,
  spanStrip,
  type SpanRun,
  type SpanStrip,
  type TimeAxis,
  type WriteDuration,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { lineText } from './rowName';
import { StripMatches } from './StripMatches';
import { knownStarts, knownTimes, readStarts, readTimes } from './stripTimes';
import classes from './SubtreeStrip.module.css';

/** Height of the strip in px: the upper line says where errors run. */
const tall = 8;
const tallest = 7;

/** The edges of the columns of an axis, one a px; all strips of a screen share them. */
const edgesOf = new WeakMap<TimeAxis, Float64Array>();
function edgesFor(axis: TimeAxis): Float64Array {
  let edges = edgesOf.get(axis);
  if (!edges) {
    edges = columnEdges(axis, Math.max(0, Math.floor(axis.width)));
    edgesOf.set(axis, edges);
  }
  return edges;
}

/** Neighbouring columns of one value as boxes, as an SVG path. `boxOf` says top and height; nothing is drawn for no height. */
function boxes(counts: ArrayLike<number>, heightAt: (count: number) => number, top?: number): string {
  let path = '';
  for (let x = 0; x < counts.length;) {
    const height = heightAt(counts[x] ?? 0);
    let end = x + 1;
    while (end < counts.length && heightAt(counts[end] ?? 0) === height) end++;
    if (height > 0)
      path += `M${String(x)} ${String(top ?? tall - height)}h${String(end - x)}v${String(height)}H${String(x)}z`;
    x = end;
  }
  return path;
}

const present = (height: number) => (count: number) => (count > 0 ? height : 0);

/** Ticks may not be narrower than this many px. */
function widened(counts: ArrayLike<number>): Uint8Array {
  const wide = new Uint8Array(counts.length);
  for (let x = 0; x < wide.length; x++) {
    if ((counts[x] ?? 0) === 0) continue;
    wide[x] = 1;
    wide[x + 1 < wide.length ? x + 1 : x - 1] = 1;
  }
  return wide;
}

/** A line below the others, with a foot at each of its ends that is on screen. */
function longestLine({ trace }: OpenTrace, { longest }: SpanStrip, axis: TimeAxis): string {
  if (longest === undefined) return '';
  const from = axis.px(nanos(trace.spans.start[longest] ?? 0));
  const to = axis.px(nanos(trace.spans.end[longest] ?? 0));
  const left = Math.max(0, Math.min(from, axis.width - 3)) + 0.5;
  const right = Math.max(Math.min(axis.width, to) - 0.5, left + 2);
  const low = tall - 0.5;
  const begin = from < 0 ? `M${left.toFixed(1)} ${String(low)}` : `M${left.toFixed(1)} 3.5V${String(low)}`;
  return `${begin}H${right.toFixed(1)}${to > axis.width ? '' : 'V3.5'}`;
}

function wordsOf(
  { trace }: OpenTrace,
  strip: SpanStrip,
  count: number,
  errors: number,
  durationText: WriteDuration,
): string {
  const { spans } = trace;
  const { longest } = strip;
  const parts = [`${formatCount(count)} ${count === 1 ? 'span' : 'spans'} folded away`];
  if (strip.most > 1) parts.push(`up to ${formatCount(strip.most)} in a pixel`);
  if (longest !== undefined) {
    const name = `${lineText(serviceOf(trace, longest))}: ${lineText(nameOf(trace, longest))}`;
    const length = nanos((spans.end[longest] ?? 0) - (spans.start[longest] ?? 0));
    parts.push(`the longest shown here is ${name}, ${durationText(length)}`);
  }
  if (errors > 0) parts.push(`${formatCount(errors)} in error`);
  return parts.join('\n');
}

/**
 * What is folded away, on one line under the row's bar: how many spans run, where errors run (ticks where they start), the
 * longest, and what the find hits. It takes runs of spans, so that a subtree and a list of repeated siblings look alike.
 */
export const SubtreeStrip = memo(function SubtreeStrip({
  open,
  runs,
  axis,
}: {
  readonly open: OpenTrace;
  /** The same object as long as they are the same spans. */
  readonly runs: readonly SpanRun[];
  readonly axis: TimeAxis;
}) {
  const { trace } = open;
  const [hover, setHover] = useState(false);
  const durationText = useDurationText();
  const [, came] = useReducer((turn: number) => turn + 1, 0);
  const times = knownTimes(trace, runs);
  const missing = times === undefined;
  useLayoutEffect(() => (missing ? readTimes(trace, runs, came) : undefined), [trace, runs, missing]);
  const edges = edgesFor(axis);
  const strip = useMemo(
    () => (times ? spanStrip(trace.spans, times, axis.window, edges) : undefined),
    [trace, times, axis, edges],
  );
  const matches = use(StripMatches);
  const starts = matches && knownStarts(trace, runs, matches);
  const startsMissing = matches !== undefined && starts === undefined;
  useLayoutEffect(
    () => (startsMissing ? readStarts(trace, runs, matches, came) : undefined),
    [trace, runs, matches, startsMissing],
  );
  const alone = times?.members.length === 1;
  const paths = useMemo(
    () =>
      strip && {
        running: boxes(strip.running, (count) => heightOf(count, strip.most, tallest)),
        failing: boxes(strip.errors, present(2), 0),
        errors: boxes(widened(strip.errorStarts), present(tall), 0),
        // Of one span there is no longest.
        longest: alone ? '' : longestLine(open, strip, axis),
      },
    [open, strip, axis, alone],
  );
  const found = useMemo(
    () => starts && boxes(widened(countIn(starts, edges)), present(4), 4),
    [starts, edges],
  );
  if (!strip || !paths || !times) return null;
  return (
    <svg
      className={classes['strip']}
      width={edges.length - 1}
      height={tall}
      data-strip
      aria-hidden="true"
      onPointerEnter={() => {
        setHover(true);
      }}
      onPointerLeave={() => {
        setHover(false);
      }}
    >
      {hover && (
        <title>{wordsOf(open, strip, times.members.length, times.errors.starts.length, durationText)}</title>
      )}
      <path className={classes['running']} d={paths.running} />
      <path className={classes['longest']} d={paths.longest} />
      <path className={classes['failing']} d={paths.failing} data-failing />
      <path className={classes['errors']} d={paths.errors} data-errors />
      {found && <path className={classes['matches']} d={found} data-matches />}
    </svg>
  );
});
