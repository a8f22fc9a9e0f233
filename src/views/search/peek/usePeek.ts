import type { TraceSummary } from '../../../core';
import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { useHits } from './useHits';

/** The trace that is looked at beside the list, and the ways to change it. */
export interface Peek {
  /** undefined: none. */
  readonly traceId: string | undefined;
  /** Its place in the list, −1 where it is not in it. */
  readonly at: number;
  /** What the address of a trace of the list says. */
  readonly queryOf: (traceId: string) => string;
  /** Looks at a trace; at the one that is looked at already: ends it. */
  readonly toggle: (traceId: string) => void;
  /** The reader came to another row: the peek follows, where there is one. */
  readonly follow: (traceId: string) => void;
  readonly close: () => void;
}

/** Peeks from the list as it stands in the address. To open and to close are steps of the history, to follow the rows is none. */
export function usePeek(
  address: SearchAddress,
  sorted: readonly TraceSummary[],
  onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void,
): Peek {
  const { peek } = address;
  const queryOf = useHits(address, sorted);
  const close = () => {
    onChange({ peek: undefined }, 'push');
  };
  return {
    traceId: peek,
    queryOf,
    at: peek === undefined ? -1 : sorted.findIndex(({ traceId }) => traceId === peek),
    toggle: (traceId) => {
      if (traceId === peek) close();
      else onChange({ peek: traceId }, peek === undefined ? 'push' : 'replace');
    },
    follow: (traceId) => {
      if (peek !== undefined && traceId !== peek) onChange({ peek: traceId }, 'settle');
    },
    close,
  };
}
