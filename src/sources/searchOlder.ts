import { answered, type Answer, type EpochNanos, type TraceSummary } from '../core';
import type { AskOptions, TraceEngine } from '../worker';
import { newestFirst } from './summaries';
import type { SearchAnswer, TraceQuery, TraceSource } from './TraceSource';

/** Most traces that a list is extended to, window by window. */
export const mostListed = 6000;

const MICROSECOND = 1000n;
const MILLISECOND = 1_000_000n;

/**
 * Where the window before the traces of a full answer ends. Servers take a trace by when a span of it began that fits, which is later than
 * the trace itself: so the windows overlap by the longest of the loaded traces, but by no more than a quarter of what the answer spans,
 * or where many run at a time nothing new would come.
 */
export function endBefore(summaries: readonly TraceSummary[]): EpochNanos | undefined {
  let first: EpochNanos | undefined;
  let last: EpochNanos | undefined;
  let longest = 0;
  for (const { start, duration } of summaries) {
    if (first === undefined || start < first) first = start;
    if (last === undefined || start > last) last = start;
    longest = Math.max(longest, duration);
  }
  if (first === undefined || last === undefined) return undefined;
  const quarter = (last - first) / 4n;
  const overlap = BigInt(Math.ceil(longest));
  return first + (overlap < quarter ? overlap : quarter);
}

/** Where to go on when as many traces as a window may hold begin at its end: before the millisecond, which is what some servers count in. */
const endBeyond = (end: EpochNanos): EpochNanos => (end / MILLISECOND - 1n) * MILLISECOND;

const crowdNotice = (limit: number): string =>
  `Some traces are missing in the middle: more than ${String(limit)} begin within about a millisecond, and so many are asked for.`;

/** One answer that goes on before another, by trace id: of two the one with more spans holds. Without its table. */
export function joinOlder(newer: SearchAnswer, older: SearchAnswer): Omit<SearchAnswer, 'results'> {
  const summaries = newestFirst([...newer.summaries, ...older.summaries]);
  return {
    summaries: summaries.slice(0, mostListed),
    suggestions: newer.suggestions.length > 0 ? newer.suggestions : older.suggestions,
    notices: [...new Set([...newer.notices, ...older.notices])],
    limitReached: older.limitReached || summaries.length > mostListed,
  };
}

/** Whether there may be traces before those of an answer, and room in the list for them. */
export const mayGoOn = (
  { limitReached, summaries }: SearchAnswer,
  { start }: Pick<TraceQuery, 'start'>,
): boolean => limitReached && summaries.length < mostListed && (endBefore(summaries) ?? start) > start;

/**
 * Asks a question, and then `windows` times what comes before, as long as there may be more. The answer holds all of it, each trace once.
 *
 * @param begun the answer to the question with one window less, where it is at hand; it is not closed
 */
export async function searchOlder(
  source: TraceSource,
  engine: TraceEngine,
  query: TraceQuery,
  windows: number,
  begun: SearchAnswer | undefined,
  options: AskOptions & { readonly whole?: boolean | undefined },
): Promise<Answer<SearchAnswer>> {
  const close = ({ results }: SearchAnswer): void => {
    if (results !== undefined && results !== begun?.results) engine.close(results);
  };
  const first = begun === undefined ? await source.search(query, options) : answered(begun);
  if (!first.ok) return first;
  let answer = first.value;
  for (let left = begun === undefined ? windows : 1; left > 0 && mayGoOn(answer, query); left--) {
    const older = await askOlder(source, query, answer, options);
    if (!older.ok) {
      close(answer);
      return older;
    }
    const joined = joinOlder(answer, older.value);
    const isOlder = new Set(older.value.summaries);
    const tables = { newer: answer.results, older: older.value.results };
    const table = await engine.tabulate(
      joined.summaries.map((summary) => ({
        summary,
        results: isOlder.has(summary) ? tables.older : tables.newer,
      })),
    );
    close(answer);
    close(older.value);
    answer = { ...joined, results: table.ok ? table.value : undefined };
  }
  return answered(answer);
}

/** The window before an answer. Where only known traces crowd at its end, it is the one before those. */
async function askOlder(
  source: TraceSource,
  query: TraceQuery,
  answer: SearchAnswer,
  options: AskOptions,
): Promise<Answer<SearchAnswer>> {
  const known = new Set(answer.summaries.map(({ traceId }) => traceId));
  const hasNews = ({ summaries }: SearchAnswer) => summaries.some(({ traceId }) => !known.has(traceId));
  const end = endBefore(answer.summaries) ?? query.end;
  const older = await source.search({ ...query, end }, options);
  if (!older.ok || hasNews(older.value) || !older.value.limitReached) return older;
  const oldest = answer.summaries.at(-1)?.start ?? end;
  const beyond = endBeyond(oldest);
  if (beyond - MICROSECOND <= query.start) return answered({ ...older.value, limitReached: false });
  const further = await source.search({ ...query, end: beyond }, options);
  if (!further.ok) return further;
  return answered({ ...further.value, notices: [...further.value.notices, crowdNotice(query.limit)] });
}
