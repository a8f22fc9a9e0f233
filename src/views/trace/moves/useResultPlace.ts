import { useResultMoves } from '../../../state/session/resultMoves';

/** Where a trace stands among the results that the reader came from, from 0; undefined where it is none of them. */
export const useResultPlace = (traceId: string, from: 'server' | 'files'): number | undefined =>
  useResultMoves((moves) => (moves.from === from ? moves.places.get(traceId) : undefined));
