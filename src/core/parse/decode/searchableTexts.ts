import type { SpanIndex } from '../../model';
import type { ParsedTrace } from '../TraceParser';
import { decodeJsonString } from '../scan/json';
import { PairScope, PairWalk, type PairVisitor } from './PairWalk';
import { spanTextOf } from './spanText';
import { walkForms } from './walkForms';

/** The texts of a trace that a find looks through, beside the columns: walked over, not decoded. */
export interface SearchableTexts {
  /** Every attribute of the span, of its events and of its links; event names, warnings, status message, trace state. */
  forEachPair(span: SpanIndex, visit: PairVisitor): void;
  /** The attributes of the span itself, and nothing else. */
  forEachOwnPair(span: SpanIndex, visit: PairVisitor): void;
  readonly resourceCount: number;
  /** The resource of each span. */
  readonly resourceOf: Uint32Array;
  /** Every attribute of the resource and of the scope that comes with it. */
  forEachResourcePair(resource: number, visit: PairVisitor): void;
  /** The text of a raw range. */
  decode(bytes: Uint8Array, start: number, end: number): string;
}

/** The searchable texts of a trace. */
export function searchableTexts(parsed: ParsedTrace): SearchableTexts {
  const { texts } = parsed;
  const form = walkForms[texts.format];
  return {
    resourceCount: texts.resources.length,
    resourceOf: texts.resource,
    forEachPair(span, visit) {
      const { bytes, start, end } = spanTextOf(parsed, span);
      new PairWalk(bytes, visit, PairScope.span, form).object(start, end, form.members);
    },
    forEachOwnPair(span, visit) {
      const { bytes, start, end } = spanTextOf(parsed, span);
      new PairWalk(bytes, visit, PairScope.span, form).object(start, end, form.own);
    },
    forEachResourcePair(resource, visit) {
      const text = texts.resources[resource];
      for (const bytes of [text?.resource, text?.scope]) {
        if (bytes !== undefined)
          new PairWalk(bytes, visit, PairScope.resource, form).object(0, bytes.length, form.owner);
      }
    },
    decode: decodeJsonString,
  };
}
