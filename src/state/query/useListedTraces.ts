import { useQuery } from '@tanstack/react-query';
import { answered, failed, formatCount, nanos, summariseTrace, type Answer, type Failure } from '../../core';
import type { TraceSource } from '../../sources/TraceSource';
import type { AskOptions, OpenTrace } from '../../worker/TraceEngine';
import { useFiles } from '../session/files';
import type { ListedTrace } from '../url/search/tracesPart';
import { getConnection, getEngine } from './connection';
import { unwrap } from './FailureError';
import { asking } from './progress';
import { useGeneration } from './queries';
import { searchProgressKey, type Searched } from './searchQueries';

/** Questions under way at a time. */
const atOnce = 4;

/** Asks for each trace, a few at a time, and gives what came of each, in their order. */
async function askEach(
  source: TraceSource,
  traceIds: readonly string[],
  { signal }: AskOptions,
): Promise<readonly Answer<OpenTrace>[]> {
  const answers: Answer<OpenTrace>[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < traceIds.length && signal?.aborted !== true; at = next++)
      answers[at] = await source.trace(traceIds[at] ?? '', signal ? { signal } : {});
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

const shortest = (traceIds: readonly string[]): string =>
  traceIds
    .slice(0, 5)
    .map((traceId) => traceId.replace(/^0+(?=.)/, ''))
    .join(', ') + (traceIds.length > 5 ? ` and ${formatCount(traceIds.length - 5)} more` : '');

/** What became of the traces that did not come, a sentence for each kind. */
function noticesOf(traceIds: readonly string[], answers: readonly Answer<OpenTrace>[]): readonly string[] {
  const byWords = new Map<string, string[]>();
  answers.forEach((answer, at) => {
    if (answer.ok) return;
    const words = answer.failure.kind === 'not-found' ? 'not found' : `not read (${answer.failure.message})`;
    byWords.set(words, [...(byWords.get(words) ?? []), traceIds[at] ?? '']);
  });
  return [...byWords].map(
    ([words, ids]) =>
      `${formatCount(ids.length)} of ${formatCount(traceIds.length)} traces ${ids.length === 1 ? 'was' : 'were'} ${words}: ${shortest(ids)}.`,
  );
}

/** No trace of the list is there. */
const noneFound = (source: TraceSource, traceIds: readonly string[]): Failure => ({
  kind: 'not-found',
  asked: `${source.label}: ${shortest(traceIds)}`,
  status: undefined,
  message: traceIds.length === 1 ? 'This trace was not found.' : 'None of these traces was found.',
  serverSaid: '',
  advice:
    'They may be older than what is kept there, not stored yet, or not sampled. Open the files that hold them, or search.',
  retryAfterSeconds: undefined,
});

async function listTraces(
  source: TraceSource,
  traceIds: readonly string[],
  options: AskOptions,
): Promise<Answer<Omit<Searched, 'took'>>> {
  const engine = getEngine();
  const answers = await askEach(source, traceIds, options);
  const opened = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  try {
    const failures = answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]));
    const other = failures.find(({ kind }) => kind !== 'not-found');
    if (opened.length === 0) return failed(other ?? noneFound(source, traceIds));
    const rows = opened.map(({ trace, handle }) => ({ summary: summariseTrace(trace), handle }));
    const table = await engine.tabulate(rows);
    return answered({
      summaries: rows.map(({ summary }) => summary),
      results: table.ok ? table.value : undefined,
      suggestions: [],
      notices: noticesOf(traceIds, answers),
      limitReached: false,
    });
  } finally {
    for (const { handle } of opened) engine.close(handle);
  }
}

/** The traces of a list of ids, as a search answers them; idle while the list is empty. Their bytes are let go once they are in the table. */
export function useListedTraces(traces: readonly ListedTrace[], from: 'server' | 'files') {
  const files = useFiles((state) => state.source);
  const generation = useGeneration(from);
  const traceIds = traces.map(({ traceId }) => traceId);
  return useQuery({
    queryKey: ['search', from, generation, 'listed', ...traceIds],
    enabled: traces.length > 0 && (from === 'server' || files !== undefined),
    queryFn: async ({ signal }): Promise<Searched> => {
      const source = from === 'files' && files ? files : unwrap(await getConnection()).source;
      const asked = performance.now();
      const answer = unwrap(
        await asking(searchProgressKey, signal, (options) => listTraces(source, traceIds, options)),
      );
      return { ...answer, took: nanos((performance.now() - asked) * 1e6) };
    },
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[1] === from ? before : undefined),
  });
}
