import { useCallback, useEffect, useMemo } from 'react';
import { formatCount, type TraceSummary } from '../../../core';
import { rememberTicked, tickedSummary, useTickedSummaries } from '../../../state/session/tickedSummaries';
import type { HistoryMode } from '../../../state/url/address';
import { mostTicked } from '../../../state/url/search/resultParts';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { announce } from '../../../ui/announce';

/** The ticked traces: in the address, so that they outlive searches and travel with a link. */
export interface Basket {
  readonly ids: ReadonlySet<string>;
  /** Those of which it is known what they are, in the order in which they were ticked. */
  readonly summaries: readonly TraceSummary[];
  /** Ids of the others: they came with a link, and the present answer does not have them. */
  readonly unknown: readonly string[];
  readonly toggle: (summary: TraceSummary) => void;
}

export function useBasket(
  { ticked, from }: SearchAddress,
  found: readonly TraceSummary[],
  onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void,
): Basket {
  const known = useTickedSummaries();
  const ids = useMemo(() => new Set(ticked), [ticked]);
  const present = useMemo(
    () => (ids.size === 0 ? [] : found.filter(({ traceId }) => ids.has(traceId))),
    [ids, found],
  );
  useEffect(() => {
    rememberTicked(from, present);
  }, [from, present]);
  const { summaries, unknown } = useMemo(() => {
    const byId = new Map(present.map((summary) => [summary.traceId, summary]));
    const all = [...ids].map((id) => ({ id, summary: byId.get(id) ?? tickedSummary(known, from, id) }));
    return {
      summaries: all.flatMap(({ summary }) => summary ?? []),
      unknown: all.flatMap(({ id, summary }) => (summary === undefined ? [id] : [])),
    };
  }, [ids, present, known, from]);
  const toggle = useCallback(
    (summary: TraceSummary) => {
      const others = [...ids].filter((id) => id !== summary.traceId);
      const wasTicked = others.length < ids.size;
      if (!wasTicked && others.length >= mostTicked) {
        announce(`No more than ${formatCount(mostTicked)} traces can be ticked`);
        return;
      }
      if (!wasTicked) rememberTicked(from, [summary]);
      const next = wasTicked ? others : [...others, summary.traceId];
      announce(`${wasTicked ? 'No longer ticked' : 'Ticked'}, ${formatCount(next.length)} in all`);
      onChange({ ticked: next, ...(next.length === 0 && { onlyTicked: false }) }, 'replace');
    },
    [ids, from, onChange],
  );
  return { ids, summaries, unknown, toggle };
}
