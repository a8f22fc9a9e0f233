import type { PackedDetail } from './packDetail';
import type {
  Answer,
  AttributeColumn,
  AttributeKey,
  CallSample,
  CallsWanted,
  Completion,
  CutEvent,
  EventTable,
  FindAnswer,
  FindPart,
  Nanos,
  Redaction,
  RedactionPreview,
  ResultFindAnswer,
  ResultsQuestion,
  ResultsReply,
  SpanHints,
  SpanIndex,
  SpanLinks,
  WriteJob,
} from '../core';
import type {
  ByteOrigin,
  CombinedTraces,
  EventNames,
  OpenTrace,
  Progress,
  SummarisedTraces,
  SummaryToTabulate,
  WrittenTrace,
} from './TraceEngine';

/** What can be asked of the worker, and what it answers with. The members are plain values that can be cloned. */
export interface EngineCalls {
  'open-trace': {
    readonly args: {
      readonly origin: ByteOrigin;
      readonly traceId: string | undefined;
      readonly limits: Limits;
    };
    readonly value: OpenTrace;
  };
  'open-all': {
    readonly args: { readonly origin: ByteOrigin; readonly limits: Limits };
    readonly value: { readonly opened: readonly OpenTrace[]; readonly notices: readonly string[] };
  };
  summarise: {
    readonly args: { readonly origin: ByteOrigin; readonly limits: Limits; readonly part: boolean };
    readonly value: SummarisedTraces;
  };
  'sample-calls': {
    readonly args: { readonly origin: ByteOrigin; readonly wanted: CallsWanted; readonly limits: Limits };
    readonly value: CallSample;
  };
  tabulate: {
    readonly args: { readonly traces: readonly SummaryToTabulate[]; readonly part: boolean };
    readonly value: number;
  };
  combine: {
    readonly args: { readonly parts: readonly number[]; readonly find: string };
    readonly value: CombinedTraces;
  };
  'find-results': {
    readonly args: { readonly handle: number; readonly text: string };
    readonly value: ResultFindAnswer;
  };
  'complete-results': {
    readonly args: { readonly handle: number; readonly text: string; readonly caret: number };
    readonly value: readonly Completion[];
  };
  results: {
    readonly args: { readonly handle: number; readonly question: ResultsQuestion };
    readonly value: ResultsReply;
  };
  detail: {
    readonly args: { readonly handle: number; readonly span: SpanIndex };
    readonly value: PackedDetail;
  };
  'event-times': {
    readonly args: { readonly handle: number; readonly spans: readonly SpanIndex[] };
    readonly value: readonly (readonly Nanos[])[];
  };
  'event-table': {
    readonly args: { readonly handle: number; readonly limits: Limits };
    readonly value: EventTable;
  };
  events: {
    readonly args: { readonly handle: number; readonly named: EventNames; readonly longest: number };
    readonly value: readonly CutEvent[];
  };
  'span-hints': {
    readonly args: { readonly handle: number; readonly spans: readonly SpanIndex[] };
    readonly value: readonly SpanHints[];
  };
  links: { readonly args: { readonly handle: number }; readonly value: SpanLinks };
  'attribute-keys': {
    readonly args: { readonly handle: number };
    readonly value: readonly AttributeKey[];
  };
  column: {
    readonly args: { readonly handle: number; readonly key: string };
    readonly value: AttributeColumn;
  };
  write: { readonly args: { readonly handle: number; readonly job: WriteJob }; readonly value: WrittenTrace };
  'preview-redaction': {
    readonly args: {
      readonly handle: number;
      readonly redaction: Redaction;
      readonly spans: Uint32Array | undefined;
    };
    readonly value: RedactionPreview;
  };
  find: { readonly args: { readonly handle: number; readonly text: string }; readonly value: FindAnswer };
  complete: {
    readonly args: { readonly handle: number; readonly text: string; readonly caret: number };
    readonly value: readonly Completion[];
  };
}

type EngineCall = keyof EngineCalls;

/** Time-outs of a reading; undefined = the engine's own. `progress`: whether anybody looks at it. */
export interface Limits {
  readonly idleTimeoutMs: number | undefined;
  readonly totalTimeoutMs: number | undefined;
  readonly progress: boolean;
}

/** One question. `id` names it until its answer. */
export type Question = {
  [C in EngineCall]: {
    readonly type: 'ask';
    readonly id: number;
    readonly call: C;
    readonly args: EngineCalls[C]['args'];
  };
}[EngineCall];

/** From the page to the worker. */
export type ToWorker =
  /** The first message to each worker: where its handles begin. */
  | { readonly type: 'start'; readonly firstHandle: number }
  | Question
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'close'; readonly handle: number };

/** The answer to one question. */
export type Reply = {
  [C in EngineCall]: {
    readonly type: 'answer';
    readonly id: number;
    readonly call: C;
    readonly answer: Answer<EngineCalls[C]['value']>;
  };
}[EngineCall];

/** From the worker to the page. */
export type FromWorker =
  | Reply
  /** The answer to 'start': the worker hears. */
  | { readonly type: 'started' }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  /** The next traces of 'open-all', whose answer holds the last ones: a page takes thousands of them in one message for seconds. */
  | { readonly type: 'opened'; readonly id: number; readonly opened: readonly OpenTrace[] }
  /** The first part of an answer, before the whole. */
  | { readonly type: 'part'; readonly id: number; readonly part: FindPart };
