import type { Folds, SpanIndex, Trace } from '../../core';
import { spanIndex } from '../../core';
import type { FoldsInAddress } from '../../state/url/trace/spanParts';
import { referenceTo, resolveReferences } from './spanReference';

/** Folds as an address carries them: spans by their ids. */
export function foldsToAddress(trace: Trace, folds: Folds): FoldsInAddress {
  const toggled = [...folds.toggled].sort((a, b) => a - b);
  return { preset: folds.preset, toggled: toggled.map((span) => referenceTo(trace, spanIndex(span))) };
}

/** Folds out of an address; ids that the trace does not have are passed over. */
export function foldsFromAddress(trace: Trace, stated: FoldsInAddress): Folds {
  const spans = resolveReferences(trace, stated.toggled).filter(
    (span): span is SpanIndex => span !== undefined,
  );
  return { preset: stated.preset, toggled: new Set<number>(spans) };
}
