import type { RowTree } from '../timeline/useRowTree';

/** The rows that the timeline shows, for whoever draws them elsewhere; undefined while there is no timeline on screen. */
let shown: RowTree | undefined;

/** Tells which rows are on screen; the answer takes that back. */
export function offerShownRows(tree: RowTree): () => void {
  shown = tree;
  return () => {
    if (shown === tree) shown = undefined;
  };
}

export const shownRows = (): RowTree | undefined => shown;
