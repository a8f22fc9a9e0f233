import {
  SpanFlag,
  linkKinds,
  normaliseTraceId,
  spanIdOf,
  spanIndex,
  type SpanIndex,
  type SpanLink,
  type SpanLinks,
} from '../../model';
import type { ParsedTrace } from '../TraceParser';
import { OPEN_BRACE, OPEN_BRACKET } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { forEachEntry, forEachMember } from '../scan/visit';
import { OtlpDecoder } from './decodeOtlp';
import { linksAmong, parentReference, readReference, type Reference } from './jaegerReferences';
import { RelativeTime } from './relativeTime';
import { spanTextOf } from './spanText';

/** Spans that are looked at between two steps. */
const STEP = 256;

const LISTS = new KeyTable({ references: 1, links: 2 });

/** The links of a span, as its detail has them, without the rest of the detail. Other formats have none. */
function linksOf(parsed: ParsedTrace, span: SpanIndex): SpanLink[] {
  const { bytes, start, end } = spanTextOf(parsed, span);
  const { format } = parsed.texts;
  if (format !== 'jaeger' && format !== 'otlp') return [];
  const isJaeger = format === 'jaeger';
  const wanted = isJaeger ? 1 : 2;
  let references: Reference[] = [];
  let links: SpanLink[] = [];
  const decoder = isJaeger ? undefined : new OtlpDecoder(bytes, new RelativeTime(parsed.trace, 9));
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    if (LISTS.codeOf(bytes, keyStart, keyEnd) !== wanted) return;
    references = [];
    links = [];
    if (bytes[from] !== OPEN_BRACKET) return;
    forEachEntry(bytes, from, to, (a, b) => {
      if (bytes[a] !== OPEN_BRACE) return;
      if (decoder) links.push(decoder.link(a, b));
      else references.push(readReference(bytes, a, b, parsed.trace.traceId));
    });
  });
  return isJaeger ? linksAmong(references, parentReference(parsed, span, references)) : links;
}

/** The links of the trace's spans before their ends are looked for: ids are numbered in the order of their first use. */
class Ends {
  readonly from: number[] = [];
  readonly kind: number[] = [];
  /** The span where it is known already, else −1 − the number of the id. */
  readonly to: number[] = [];
  readonly numbers = new Map<string, number>();

  add(span: number, kind: SpanLink['kind'], to: number): void {
    this.from.push(span);
    this.kind.push(linkKinds.indexOf(kind));
    this.to.push(to);
  }

  numberOf(id: string): number {
    const number = this.numbers.get(id) ?? this.numbers.size;
    this.numbers.set(id, number);
    return number;
  }
}

/** The first span of each id that is looked for; −1 where there is none. */
function* spansOf(
  { trace }: ParsedTrace,
  numbers: ReadonlyMap<string, number>,
): Generator<undefined, Int32Array> {
  const { count, idLow } = trace.spans;
  // Most spans are passed over by half of their id, without making a text of it.
  const lows = new Set([...numbers.keys()].map((id) => parseInt(id.slice(-8), 16)));
  const found = new Int32Array(numbers.size).fill(-1);
  for (let span = 0; span < count; span++) {
    if (span % (16 * STEP) === 0) yield;
    if (!lows.has(idLow[span] ?? 0) && !trace.oddIds.has(span)) continue;
    const number = numbers.get(spanIdOf(trace, spanIndex(span)));
    if (number !== undefined && found[number] === -1) found[number] = span;
  }
  return found;
}

/**
 * All links between spans of the trace. Only the text of spans that have links is read. Links into other traces and to spans that
 * are not in the data are in the spans' details only. Linear in spans, links and the text of spans with links.
 */
export function* traceLinks(parsed: ParsedTrace): Generator<undefined, SpanLinks> {
  const { trace } = parsed;
  const { count, flags, parent } = trace.spans;
  const ends = new Ends();
  const isHere = (traceId: string) =>
    traceId === trace.traceId || normaliseTraceId(traceId) === trace.traceId;
  for (let span = 0; span < count; span++) {
    if (span % STEP === 0) yield;
    const above = parent[span] ?? -1;
    if (((flags[span] ?? 0) & SpanFlag.followsFrom) !== 0 && above >= 0)
      ends.add(span, 'FOLLOWS_FROM', above);
    if (((flags[span] ?? 0) & SpanFlag.links) === 0) continue;
    for (const { traceId, spanId, kind } of linksOf(parsed, spanIndex(span)))
      if (spanId !== '' && isHere(traceId)) ends.add(span, kind, -1 - ends.numberOf(spanId));
  }
  const found = yield* spansOf(parsed, ends.numbers);
  const to = ends.to.map((end) => (end >= 0 ? end : (found[-1 - end] ?? -1)));
  const kept = to.map((end) => end >= 0);
  const column = (values: readonly number[]) => values.filter((_, at) => kept[at]);
  return {
    from: Int32Array.from(column(ends.from)),
    to: Int32Array.from(column(to)),
    kind: Uint8Array.from(column(ends.kind)),
  };
}
