import { formatCount, nanos, type WriteDuration } from '../../core';
import { useDurationText } from '../../pieces/times/TimesContext';
import { useRecents } from '../../state/prefs/recents';
import { useResultMoves } from '../../state/session/resultMoves';
import { tickedSummary, useTickedSummaries } from '../../state/session/tickedSummaries';
import { cut, shortId } from './names';

/** Results of the last search that are offered beside the cohort. */
const mostResults = 50;

/** What is known of a trace without asking for it. */
interface Known {
  readonly service: string | undefined;
  readonly name: string | undefined;
  /** Nanoseconds. */
  readonly duration: number;
  readonly errors: number | undefined;
}

function candidateText(id: string, known: Known | undefined, durationText: WriteDuration): string {
  if (known === undefined) return shortId(id);
  const { service, name, duration, errors } = known;
  const named =
    service === undefined && name === undefined ? 'No root' : `${cut(service ?? '')}: ${cut(name ?? '')}`;
  const failed = errors === undefined || errors === 0 ? '' : `, ${formatCount(errors)} in error`;
  return `${named}, ${durationText(nanos(duration))}${failed}, ${shortId(id)}`;
}

/**
 * Traces that a side can be chosen from, with what is known of them: the cohort of the address, then the results of the last
 * search, then (of a server) what was looked at last. `stated` is the one that is chosen, '' = none.
 */
export function useCandidates(stated: string, cohort: readonly string[], from: 'server' | 'files') {
  const durationText = useDurationText();
  const moves = useResultMoves();
  const ticked = useTickedSummaries();
  const recents = useRecents();
  const results = moves.from === from ? moves.summaries.slice(0, mostResults) : [];
  const recent = from === 'server' ? recents.traces : [];
  const known = (id: string): Known | undefined => {
    const at = moves.from === from ? moves.places.get(id) : undefined;
    const summary = (at === undefined ? undefined : moves.summaries[at]) ?? tickedSummary(ticked, from, id);
    if (summary !== undefined)
      return {
        service: summary.rootService,
        name: summary.rootName,
        duration: summary.duration,
        errors: summary.errorCount,
      };
    return recent.find(({ traceId }) => traceId === id);
  };
  const ids = new Set([stated, ...cohort]);
  for (const { traceId } of results) ids.add(traceId);
  for (const { traceId } of recent) ids.add(traceId);
  return [...ids].map((id) => ({
    value: id,
    text: id === '' ? 'none' : candidateText(id, known(id), durationText),
  }));
}
