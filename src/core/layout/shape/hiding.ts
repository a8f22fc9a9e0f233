import type { SpanTable } from '../../model';
import type { TimeWindow } from '../timeWindow';
import { HiddenBy } from './ShapedTree';

/** Which spans are gone and why, by span. Steps add to it. */
export interface Hiding {
  /** As applyCuts gives it; undefined without cuts. */
  readonly cutOf: Int32Array | undefined;
  /** A HiddenBy. */
  readonly hidden: Uint8Array;
  /** 1 for spans that stay only because of what is below them. */
  readonly thin: Uint8Array;
}

export const isGone = ({ cutOf, hidden }: Hiding, span: number): boolean =>
  hidden[span] !== 0 || (cutOf !== undefined && cutOf[span] !== -1);

/** Hides all but the spans of `keeps` and their ancestors, which become thin. */
function keepOnly(spans: SpanTable, hiding: Hiding, keeps: (span: number) => boolean, reason: number): void {
  const { count, parent } = spans;
  const needed = new Uint8Array(count);
  for (let i = count - 1; i >= 0; i--) {
    const there = !isGone(hiding, i);
    if (there && keeps(i)) needed[i] = 1;
    const above = parent[i] ?? -1;
    if (needed[i] !== 0 && above >= 0 && needed[above] === 0) needed[above] = 2;
    if (!there) continue;
    if (needed[i] === 0) hiding.hidden[i] = reason;
    else if (needed[i] === 2) hiding.thin[i] = 1;
  }
}

/** Hides what the find mode says: all but the matches, or the matches, whose children then move up. */
export function hideByFind(spans: SpanTable, hiding: Hiding, mode: 'only' | 'hide', hit: Uint8Array): void {
  if (mode === 'only') {
    keepOnly(spans, hiding, (span) => hit[span] === 1, HiddenBy.find);
    return;
  }
  for (let i = 0; i < spans.count; i++) {
    if (hit[i] === 1 && !isGone(hiding, i)) hiding.hidden[i] = HiddenBy.find;
  }
}

/** Hides spans without any part in the window, unless something below them has one. */
export function hideByWindow(spans: SpanTable, hiding: Hiding, window: TimeWindow): void {
  const { start, end } = spans;
  keepOnly(
    spans,
    hiding,
    (span) => (end[span] ?? 0) >= window.start && (start[span] ?? 0) <= window.end,
    HiddenBy.window,
  );
}

/** The nearest span above each that is not gone; −1 where there is none. Linear: parents stand before their children. */
export function ownersOf(spans: SpanTable, hiding: Hiding): Int32Array {
  const { count, parent } = spans;
  const owner = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    owner[i] = above < 0 ? -1 : isGone(hiding, above) ? (owner[above] ?? -1) : above;
  }
  return owner;
}
