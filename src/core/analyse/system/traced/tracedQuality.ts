import { SpanFlag, SpanKind, type SpanTable } from '../../../model';
import { PairNumbers } from '../../PairNumbers';
import { eachSpan, sizeOf, type JoinedSpans } from './JoinedSpans';

/** What the instrumentation of a service may lack, in the order in which people ask for it. */
export const qualityLacks = [
  'missing-parent',
  'skew',
  'no-kind',
  'unnamed-service',
  'unnamed-span',
  'many-names',
  'many-attributes',
  'long-attributes',
] as const;
export type QualityLack = (typeof qualityLacks)[number];

/** Attributes of one span from here on are many: OpenTelemetry's default limit. */
export const manyAttributes = 128;
/** A value from here on is long, in characters as it was sent. */
export const longValue = 4096;
/** Distinct names of a service from here on are many, where hardly any is used twice. */
const manyNames = 100;
const spansAName = 2;

/** What is known of the attributes of the spans: their number, and the length of the longest value. */
export interface AttributeSizes {
  readonly count: (span: number) => number;
  readonly longest: (span: number) => number;
}

/** Spans of a service that lack something, and traces to look at, at most `examples`. */
export interface LackCount {
  readonly lack: QualityLack;
  readonly spans: number;
  readonly traceIds: readonly string[];
}

export interface ServiceQuality {
  readonly service: string;
  readonly spans: number;
  /** What it lacks, in the order of `qualityLacks`; nothing = []. */
  readonly lacks: readonly LackCount[];
}

export interface TracedQuality {
  readonly traces: number;
  readonly spans: number;
  /** Those with the greatest share of spans that lack something first, equal ones by name. */
  readonly services: readonly ServiceQuality[];
}

const examples = 3;

/** Names that SDKs put where nobody gave one. */
const isUnnamed = (service: string) =>
  service.trim() === '' || /^unknown(_service)?([:\s-]|$)/i.test(service);

/** Whether a span seems to begin before the call that it answers, or to end after it: the clocks of the two sides differ. */
function isSkewed(spans: SpanTable, span: number): boolean {
  const above = spans.parent[span] ?? -1;
  if (above < 0 || spans.kind[span] !== SpanKind.server || spans.kind[above] !== SpanKind.client)
    return false;
  if ((((spans.flags[span] ?? 0) | (spans.flags[above] ?? 0)) & SpanFlag.offScale) !== 0) return false;
  // Who sent the question no longer waits, or its answer took longer than that: only the beginning tells of the clocks.
  return (spans.start[span] ?? 0) < (spans.start[above] ?? 0);
}

class Lack {
  spans = 0;
  readonly traceIds: string[] = [];

  add(traceId: string): void {
    this.spans++;
    if (this.traceIds.length < examples && this.traceIds.at(-1) !== traceId) this.traceIds.push(traceId);
  }
}

class Service {
  spans = 0;
  lacking = 0;
  readonly lacks = new Map<QualityLack, Lack>();
  readonly names = new Set<string>();
  first = '';
  private lastLacking = 0;

  /** The span counted last lacks something. */
  add(lack: QualityLack, traceId: string): void {
    if (this.lastLacking !== this.spans) this.lacking++;
    this.lastLacking = this.spans;
    const known = this.lacks.get(lack) ?? new Lack();
    this.lacks.set(lack, known);
    known.add(traceId);
  }
}

/** What the instrumentation lacks, service by service. `sizes`, one for each of the joined, say what is known of attributes. Linear. */
export function* tracedQuality(
  joined: readonly JoinedSpans[],
  sizes: readonly (AttributeSizes | undefined)[],
): Generator<undefined, TracedQuality> {
  const services = new Map<string, Service>();
  for (const [at, each] of joined.entries()) {
    const { spans, services: names, names: spanNames } = each.trace;
    const own = names.map((name) => {
      const known = services.get(name) ?? new Service();
      services.set(name, known);
      return known;
    });
    const unnamed = names.map(isUnnamed);
    const seen = new PairNumbers();
    const size = sizes[at];
    yield* eachSpan(each, (span, traceId) => {
      const [service, name] = [spans.service[span] ?? 0, spans.name[span] ?? 0];
      const of = own[service];
      if (of === undefined) return;
      of.spans++;
      if (of.first === '') of.first = traceId;
      const before = seen.count;
      if (seen.numberOf(service, name) === before) of.names.add(spanNames[name] ?? '');
      const check = (lack: QualityLack, is: boolean) => {
        if (is) of.add(lack, traceId);
      };
      check('missing-parent', ((spans.flags[span] ?? 0) & SpanFlag.orphan) !== 0);
      check('skew', isSkewed(spans, span));
      check('no-kind', spans.kind[span] === SpanKind.unspecified);
      check('unnamed-service', unnamed[service] === true);
      check('unnamed-span', (spanNames[name] ?? '').trim() === '');
      if (size !== undefined) {
        check('many-attributes', size.count(span) >= manyAttributes);
        check('long-attributes', size.longest(span) >= longValue);
      }
    });
  }
  const found = [...services].filter(([, { spans }]) => spans > 0);
  return {
    ...sizeOf(joined),
    services: found
      .map(([service, of]) => {
        const isWide = of.names.size >= manyNames && of.names.size * spansAName > of.spans;
        const lacking = isWide ? of.spans : of.lacking;
        return { service, spans: of.spans, lacks: lacksOf(of, isWide), share: lacking / of.spans };
      })
      .sort((a, b) => b.share - a.share || (a.service < b.service ? -1 : 1))
      .map(({ service, spans, lacks }) => ({ service, spans, lacks })),
  };
}

function lacksOf(of: Service, isWide: boolean): readonly LackCount[] {
  return qualityLacks.flatMap((lack): readonly LackCount[] => {
    if (lack === 'many-names') return isWide ? [{ lack, spans: of.names.size, traceIds: [of.first] }] : [];
    const known = of.lacks.get(lack);
    return known === undefined ? [] : [{ lack, spans: known.spans, traceIds: known.traceIds }];
  });
}
