import { SpanFlag, SpanStatus, spanIndex, type SpanIndex, type SpanTable } from '../model';
import { PairNumbers } from './PairNumbers';

/**
 * One failure: an error with every error below it that led to it. `top` is the highest span in error, `cause` the one that
 * it goes back to: the deepest error below it that was not made good, the last to start of equals.
 */
export interface ErrorChain {
  readonly top: SpanIndex;
  readonly cause: SpanIndex;
  /** Spans from the cause to the top, both counted. */
  readonly length: number;
  /** Spans in error of this failure; more than `length` where it has branches. */
  readonly errorCount: number;
  /** The failure ended at its top: who called it ended well, or tried again with success. */
  readonly recovered: boolean;
}

/** The spans in error of a trace and how they hang together. */
export interface TraceErrors {
  /** Spans in error, ascending. */
  readonly spans: Int32Array;
  /** One flag a span of `spans`: 1 where the error was made good further up or by a later try. */
  readonly recovered: Uint8Array;
  readonly serviceCount: number;
  /** Failures that have nothing to do with each other: those not made good first, then the longest chains, then in order of spans. */
  readonly chains: readonly ErrorChain[];
  /** How many of the chains were not made good. */
  readonly failureCount: number;
}

/** Whether an error of the span can be why its parent failed: it is waited for and the parent is here. */
const isWaitedFor = (spans: SpanTable, span: number): boolean =>
  (spans.parent[span] ?? -1) >= 0 && ((spans.flags[span] ?? 0) & SpanFlag.followsFrom) === 0;

const isError = (spans: SpanTable, span: number): boolean => spans.status[span] === SpanStatus.error;

/**
 * One flag a span: 1 where it is in error and its parent made the same call again, after its end, and that ended well. Only
 * children of parents with an error among their children are looked at.
 */
function triedAgainWell(spans: SpanTable): Uint8Array {
  const again = new Uint8Array(spans.count);
  const concerned = new Uint8Array(spans.count);
  for (let i = 0; i < spans.count; i++) {
    if (isError(spans, i) && isWaitedFor(spans, i)) concerned[spans.parent[i] ?? 0] = 1;
  }
  const operations = new PairNumbers();
  const calls = new PairNumbers();
  const lastGood: number[] = [];
  const callOf = (i: number): number => {
    const call = calls.numberOf(
      spans.parent[i] ?? 0,
      operations.numberOf(spans.service[i] ?? 0, spans.name[i] ?? 0),
    );
    if (call === lastGood.length) lastGood.push(-Infinity);
    return call;
  };
  const looked = (i: number): boolean => isWaitedFor(spans, i) && concerned[spans.parent[i] ?? 0] === 1;
  for (let i = 0; i < spans.count; i++) {
    if (!looked(i) || isError(spans, i)) continue;
    const call = callOf(i);
    lastGood[call] = Math.max(lastGood[call] ?? -Infinity, spans.start[i] ?? 0);
  }
  for (let i = 0; i < spans.count; i++) {
    if (!looked(i) || !isError(spans, i)) continue;
    if ((lastGood[callOf(i)] ?? -Infinity) >= (spans.end[i] ?? 0)) again[i] = 1;
  }
  return again;
}

/** Which spans in error were made good, as one flag a span: parents come first, so one pass is enough. */
function recoveredFlags(spans: SpanTable): Uint8Array {
  const again = triedAgainWell(spans);
  const recovered = new Uint8Array(spans.count);
  for (let i = 0; i < spans.count; i++) {
    if (!isError(spans, i) || !isWaitedFor(spans, i)) continue;
    const parent = spans.parent[i] ?? 0;
    if (again[i] === 1 || !isError(spans, parent) || recovered[parent] === 1) recovered[i] = 1;
  }
  return recovered;
}

/**
 * Finds what failed and why. An error was made good ("recovered") where its parent ended well, where the parent made the
 * same call (service and name) again afterwards and that ended well, or where that holds for an error above it. Spans that were only followed
 * (FOLLOWS_FROM) neither explain the error of their parent nor are made good by it. Linear, apart from sorting the chains.
 */
export function findErrors(spans: SpanTable, services: number): TraceErrors {
  const { count } = spans;
  let errors = 0;
  for (let i = 0; i < count; i++) if (isError(spans, i)) errors++;
  const list = new Int32Array(errors);
  const recovered = new Uint8Array(errors);
  if (errors === 0) return { spans: list, recovered, serviceCount: 0, chains: [], failureCount: 0 };

  const madeGood = recoveredFlags(spans);
  const failing = new Uint8Array(services);
  for (let i = 0, at = 0; i < count; i++) {
    if (!isError(spans, i)) continue;
    list[at] = i;
    recovered[at] = madeGood[i] ?? 0;
    failing[spans.service[i] ?? 0] = 1;
    at++;
  }

  const cause = new Int32Array(count).fill(-1);
  const size = new Int32Array(count);
  /** Whether `a` explains a failure better than `b`; −1 is no span. */
  const explainsBetter = (a: number, b: number): boolean => {
    if (b < 0) return true;
    if (madeGood[a] !== madeGood[b]) return madeGood[a] === 0;
    const deeper = (spans.depth[a] ?? 0) - (spans.depth[b] ?? 0);
    return deeper !== 0 ? deeper > 0 : (spans.start[a] ?? 0) > (spans.start[b] ?? 0);
  };
  const chains: ErrorChain[] = [];
  for (let at = errors - 1; at >= 0; at--) {
    const i = list[at] ?? 0;
    // Children stand behind their parents: all of them have said what caused them. A cause that was made good explains nothing above it.
    const below = cause[i] ?? -1;
    const own = below >= 0 && (madeGood[below] === 0 || madeGood[i] === 1) ? below : i;
    const parent = spans.parent[i] ?? -1;
    size[i] = (size[i] ?? 0) + 1;
    if (isWaitedFor(spans, i) && isError(spans, parent)) {
      size[parent] = (size[parent] ?? 0) + (size[i] ?? 0);
      if (explainsBetter(own, cause[parent] ?? -1)) cause[parent] = own;
      continue;
    }
    chains.push({
      top: spanIndex(i),
      cause: spanIndex(own),
      length: (spans.depth[own] ?? 0) - (spans.depth[i] ?? 0) + 1,
      errorCount: size[i] ?? 1,
      recovered: madeGood[i] === 1,
    });
  }
  chains.sort((a, b) => Number(a.recovered) - Number(b.recovered) || b.length - a.length || a.top - b.top);
  return {
    spans: list,
    recovered,
    serviceCount: failing.reduce((total, mark) => total + mark, 0),
    chains,
    failureCount: chains.filter((chain) => !chain.recovered).length,
  };
}

/** The spans of a chain from its cause up to its top, at most `most` of them. */
export function chainSpans(spans: SpanTable, chain: ErrorChain, most: number): SpanIndex[] {
  const path: SpanIndex[] = [];
  for (let i: number = chain.cause; i >= chain.top && path.length < most; i = spans.parent[i] ?? -1)
    path.push(spanIndex(i));
  return path;
}
