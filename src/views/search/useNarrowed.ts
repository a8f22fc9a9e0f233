import { useMemo } from 'react';
import type { TraceSummary } from '../../core';
import type { SearchAnswer } from '../../sources';
import { useResultKeys, useResultsView } from '../../state/query/useResults';
import type { SearchAddress } from '../../state/url/searchAddress';
import { isInBox } from './sortSummaries';

/**
 * What the facets, a find text and the box of the plot leave of an answer. The box needs only the summaries; for the others the worker is asked, and
 * while it has not answered `isPending` holds and nothing is left out by them.
 */
export function useNarrowed(answer: SearchAnswer, { facets, box }: SearchAddress, find = '') {
  const { results, summaries } = answer;
  const hasFacets = facets.length > 0 || find !== '';
  const filter = useMemo(() => ({ terms: facets, box: undefined, find: find || undefined }), [facets, find]);
  const about = useResultKeys(hasFacets ? results : undefined);
  const view = useResultsView(hasFacets ? results : undefined, filter, [], 0);
  const traceIds = about.data?.traceIds;
  const passing = view.data?.passing;
  const byFacets = useMemo((): readonly TraceSummary[] => {
    if (!hasFacets || !traceIds || !passing) return summaries;
    const left = new Set<string>();
    for (const place of passing) left.add(traceIds[place] ?? '');
    return summaries.filter(({ traceId }) => left.has(traceId));
  }, [summaries, hasFacets, traceIds, passing]);
  const left = useMemo(
    () => (box ? byFacets.filter((summary) => isInBox(summary, box)) : byFacets),
    [byFacets, box],
  );
  return {
    /** What the facets and the find leave: the box stands on the plot of these. */
    byFacets,
    left,
    isPending: hasFacets && results !== undefined && !(traceIds && passing),
    /** The search came without a table, or the table is lost: facets of the address cannot be applied. */
    error: about.error ?? view.error,
  };
}
