import type { Answer, Failure } from '../../core';
import type { SearchAnswer, TraceQuery } from '../TraceSource';

/**
 * A question wider than one request can ask: the span that is looked for may be of several services and have one of several names, and
 * fulfils the plain terms of `where` too; what `where` says of the trace (sets, relations, counts) holds in its trace.
 */
export interface WideQuestion extends Omit<TraceQuery, 'service' | 'operation'> {
  /** 'all' = one question for each service, where the server cannot search them at once. None = any. */
  readonly services: readonly string[] | 'all';
  /** None = any. */
  readonly operations: readonly string[];
  /** A text of the find language; '' = nothing more. */
  readonly where: string;
  /** Most requests that may be sent. */
  readonly budget: number;
}

/** One request of a plan. */
export interface PlannedRequest {
  /** Names it among the requests of a plan. */
  readonly key: string;
  /** For people, in what it differs from the others: "service B, GET /". */
  readonly words: string;
  readonly query: TraceQuery;
}

/** One term of a question, and who sees to it. `browser`: over what was loaded. */
export interface PlanTerm {
  readonly words: string;
  readonly by: 'server' | 'browser';
}

/** How a wide question is answered. */
export interface SearchPlan {
  readonly requests: readonly PlannedRequest[];
  /** What the budget has no room for. */
  readonly left: readonly PlannedRequest[];
  /** A text of the find language that the loaded traces have to pass; '' where the server does it all. */
  readonly rest: string;
  readonly terms: readonly PlanTerm[];
  /** Sentences for the reader. */
  readonly notes: readonly string[];
}

/** How far one request is. */
export type PartState = 'waiting' | 'asked' | 'answered' | 'failed' | 'stopped' | 'left';

export interface SearchPart extends PlannedRequest {
  readonly state: PartState;
  /** Of an answer. */
  readonly traces: number | undefined;
  readonly failure: Failure | undefined;
  /** The engine's name for what was loaded, while it is held. */
  readonly held: number | undefined;
  readonly limitReached: boolean;
  readonly notices: readonly string[];
}

/** An answer out of several requests. */
export interface WideAnswer extends SearchAnswer {
  readonly wide: {
    readonly plan: SearchPlan;
    readonly parts: readonly SearchPart[];
    /** Traces that came, before what the browser has to see to left some out; and at how many of them it looked. */
    readonly loaded: number;
    readonly lookedAt: number;
  };
}

export type Planned = Answer<SearchPlan>;
