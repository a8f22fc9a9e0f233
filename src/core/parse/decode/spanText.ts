import type { SpanIndex } from '../../model';
import type { ParsedTrace, ResourceText } from '../TraceParser';

/** Where the text of a span lies: [start, end) of one block. */
export interface SpanText {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The text of a span; an empty range for an index that does not exist. */
export function spanTextOf({ texts }: ParsedTrace, span: SpanIndex): SpanText {
  const start = texts.offset[span] ?? 0;
  return {
    bytes: texts.blocks[texts.block[span] ?? 0] ?? new Uint8Array(0),
    start,
    end: start + (texts.length[span] ?? 0),
  };
}

/** The resource that the span belongs to. */
export function resourceOf({ texts }: ParsedTrace, span: SpanIndex): ResourceText | undefined {
  return texts.resources[texts.resource[span] ?? 0];
}
