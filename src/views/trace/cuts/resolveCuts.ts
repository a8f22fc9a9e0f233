import type { Cut, SpanIndex, Trace } from '../../../core';
import type { CutInAddress } from '../../../state/url/trace/cutParts';
import { resolveReference, resolveReferences } from '../spanReference';

const isSpan = (span: SpanIndex | undefined): span is SpanIndex => span !== undefined;

/**
 * The cuts of an address over the spans of a trace; undefined for one that is switched off, or whose span the trace does not have
 * (`lost` counts those).
 */
export function resolveCuts(
  trace: Trace,
  stated: readonly CutInAddress[],
): { readonly cuts: readonly (Cut<SpanIndex> | undefined)[]; readonly lost: number } {
  let lost = 0;
  const cuts = stated.map(({ cut, on }): Cut<SpanIndex> | undefined => {
    if (!on) return undefined;
    if (cut.cut === 'paths') {
      const spans = resolveReferences(trace, cut.spans).filter(isSpan);
      if (spans.length === 0) lost++;
      return spans.length === 0 ? undefined : { cut: cut.cut, spans };
    }
    if (!('span' in cut)) return cut;
    const span = resolveReference(trace, cut.span);
    if (span === undefined) lost++;
    return span === undefined ? undefined : { cut: cut.cut, span };
  });
  return { cuts, lost };
}
