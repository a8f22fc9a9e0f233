import { FrameKind } from './Frame';
import { readJaegerSpan } from './jaegerSpan';
import { readOtlpSpan } from './otlpSpan';
import type { ScanState } from './ScanState';
import { readZipkinSpan } from './zipkinSpan';

/**
 * Reads the span that opens at `open` into the next row of the columns. @returns the position behind it, INCOMPLETE (the row is
 * not taken) or MALFORMED. Sets `state.readable` to whether this was a span at all.
 */
export type ReadSpan = (state: ScanState, open: number) => number;

/** How the objects in each kind of list of spans are read. */
export const spanReaders: ReadonlyMap<FrameKind, ReadSpan> = new Map([
  [FrameKind.jaegerSpans, readJaegerSpan],
  [FrameKind.otlpSpans, readOtlpSpan],
  [FrameKind.zipkinSpans, readZipkinSpan],
]);
