import { indexResults, type FindMistake, type LoadedTrace, type ResultsFound } from '../core';
import { breathe } from './breathe';
import { suggestAttributes } from './suggestAttributes';
import type { AttributeSuggestion } from './TraceEngine';

const SLICE_MS = 25;

/** Parts put together: the traces that are left, and what they came from. */
export interface CombinedParts {
  readonly traces: readonly LoadedTrace[];
  readonly suggestions: readonly AttributeSuggestion[];
  readonly loaded: number;
  readonly lookedAt: number;
}

/** Each trace once: where several parts have it, the one with the most spans. */
function eachOnce(parts: readonly (readonly LoadedTrace[])[]): LoadedTrace[] {
  const byId = new Map<string, LoadedTrace>();
  for (const part of parts) {
    for (const loaded of part) {
      const other = byId.get(loaded.summary.traceId);
      if (other === undefined || spansOf(loaded) > spansOf(other)) byId.set(loaded.summary.traceId, loaded);
    }
  }
  return [...byId.values()];
}

const spansOf = ({ summary, parsed }: LoadedTrace): number =>
  parsed?.trace.spans.count ?? summary.spanCount ?? 0;

async function toEnd<T>(
  work: Generator<undefined, T>,
  signal: AbortSignal | undefined,
): Promise<{ readonly value: T } | undefined> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const next = work.next();
      if (next.done === true) return { value: next.value };
    } while (performance.now() < until);
    await breathe();
    if (signal?.aborted === true) return undefined;
  }
}

/** Puts parts together and leaves those traces in which a find text hits something; its mistake where it has one. */
export async function combineParts(
  parts: readonly (readonly LoadedTrace[])[],
  find: string,
  signal: AbortSignal | undefined,
): Promise<CombinedParts | FindMistake | 'cancelled'> {
  const all = eachOnce(parts);
  let found: ResultsFound | undefined;
  if (find !== '') {
    const finder = await toEnd(indexResults(all), signal);
    const hits = finder && (await toEnd(finder.value.find(find), signal));
    if (hits === undefined) return 'cancelled';
    found = hits.value;
    if (found.answer.mistake !== undefined) return found.answer.mistake;
  }
  const marks = found?.marks;
  const traces = marks === undefined ? all : all.filter((_, at) => marks[at] === 1);
  return {
    traces,
    suggestions: suggestAttributes(traces.flatMap(({ parsed }) => parsed ?? [])),
    loaded: all.length,
    lookedAt: found?.answer.lookedAt ?? all.length,
  };
}
