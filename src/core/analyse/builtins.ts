import {
  nameOf,
  serviceOf,
  spanIdOf,
  SpanStatus,
  type SpanIndex,
  type Trace,
  type TraceFacts,
} from '../model';
import { criticalTime, errorsBelow } from './spanFacts';

interface BuiltinBase {
  /** As it is written in the find language, in addresses and in the choice of columns. */
  readonly key: string;
  /** As people read it. */
  readonly label: string;
}

/** A built-in that is a text: one of a few, or of many. */
export interface TextBuiltin extends BuiltinBase {
  readonly kind: 'text';
  readonly textOf: (trace: Trace, facts: TraceFacts, span: SpanIndex) => string;
}

/** A built-in that is a number: of nanoseconds, or a count. */
export interface NumberBuiltin extends BuiltinBase {
  readonly kind: 'duration' | 'number';
  readonly numberOf: (trace: Trace, facts: TraceFacts, span: SpanIndex) => number;
}

/** What every span has beside its attributes: made out of the columns and the facts, for tables, colours and the find language. */
export type Builtin = TextBuiltin | NumberBuiltin;

const kindTexts = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

/** The kind as OpenTelemetry writes it; '' where the data says none, the number where it is a newer one. */
export const kindText = (kind: number): string => kindTexts[kind] ?? String(kind);

/** The status as OpenTelemetry writes it. */
export const statusText = (status: number): string =>
  status === SpanStatus.error ? 'error' : status === SpanStatus.ok ? 'ok' : 'unset';

export const builtins: readonly Builtin[] = [
  { key: 'service', label: 'Service', kind: 'text', textOf: (trace, _, span) => serviceOf(trace, span) },
  { key: 'name', label: 'Operation', kind: 'text', textOf: (trace, _, span) => nameOf(trace, span) },
  {
    key: 'kind',
    label: 'Kind',
    kind: 'text',
    textOf: ({ spans }, _, span) => kindText(spans.kind[span] ?? 0),
  },
  {
    key: 'status',
    label: 'Status',
    kind: 'text',
    textOf: ({ spans }, _, span) => statusText(spans.status[span] ?? 0),
  },
  { key: 'id', label: 'Span ID', kind: 'text', textOf: (trace, _, span) => spanIdOf(trace, span) },
  {
    key: 'duration',
    label: 'Duration',
    kind: 'duration',
    numberOf: ({ spans }, _, span) => (spans.end[span] ?? 0) - (spans.start[span] ?? 0),
  },
  {
    key: 'self',
    label: 'Self time',
    kind: 'duration',
    numberOf: (_, { selfTime }, span) => selfTime[span] ?? 0,
  },
  {
    key: 'critical',
    label: 'On the critical path',
    kind: 'duration',
    numberOf: (_, facts, span) => criticalTime(facts, span),
  },
  {
    key: 'start',
    label: 'Start',
    kind: 'duration',
    numberOf: ({ spans }, _, span) => spans.start[span] ?? 0,
  },
  { key: 'end', label: 'End', kind: 'duration', numberOf: ({ spans }, _, span) => spans.end[span] ?? 0 },
  { key: 'depth', label: 'Depth', kind: 'number', numberOf: ({ spans }, _, span) => spans.depth[span] ?? 0 },
  {
    key: 'below',
    label: 'Spans below',
    kind: 'number',
    numberOf: ({ spans }, _, span) => (spans.subtreeEnd[span] ?? span + 1) - span - 1,
  },
  {
    key: 'errorsbelow',
    label: 'Errors below',
    kind: 'number',
    numberOf: ({ spans }, facts, span) => errorsBelow(spans, facts, span),
  },
];

const byKey = new Map(builtins.map((builtin) => [builtin.key, builtin]));

/** The built-in with that key; undefined for keys of attributes. */
export const builtinOf = (key: string): Builtin | undefined => byKey.get(key);
