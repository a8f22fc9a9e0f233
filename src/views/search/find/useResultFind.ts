import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResultFindAnswer } from '../../../core';
import { getEngine } from '../../../state/query/connection';
import { unwrap } from '../../../state/query/FailureError';
import { whileBusy } from '../../../state/session/busy';

/** The find text over the results, and what it hits. */
export interface ResultsFind {
  /** The text that narrows: the last one without a mistake in it; '' for none. */
  readonly applied: string;
  /** What became of the text in the field; undefined while that is not known. */
  readonly answer: ResultFindAnswer | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
}

/** Asks the worker for a find text over the table of a search. While a text has a mistake, the one before goes on narrowing. */
export function useResultFind(results: number | undefined, text: string): ResultsFind {
  const asked = text.trim() !== '' && results !== undefined;
  const { data, error, isPending } = useQuery({
    queryKey: ['results-find', results, text],
    enabled: asked,
    gcTime: 60_000,
    queryFn: async ({ signal }) =>
      unwrap(await whileBusy(getEngine().findResults(results ?? 0, text, signal))),
  });
  const [applied, setApplied] = useState('');
  const next = !asked ? '' : data && data.mistake === undefined ? text : applied;
  if (next !== applied) setApplied(next);
  return { applied: next, answer: asked ? data : undefined, error, isPending: asked && isPending };
}
