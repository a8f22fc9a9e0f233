import { nameOf, serviceOf, visibleText, type Cut, type Trace, type WriteDuration } from '../../../core';
import type { SpanReference } from '../../../state/url/trace/spanParts';
import { resolveReference } from '../spanReference';

const longest = 60;
const short = (text: string) => visibleText(text, longest) || 'no name';

/** Service and operation of a span, or its reference where the trace does not have it. */
function spanWords(trace: Trace, reference: SpanReference): string {
  const span = resolveReference(trace, reference);
  if (span === undefined) return `span ${short(reference)} (not in this trace)`;
  return `${short(serviceOf(trace, span))} ${short(nameOf(trace, span))}`;
}

/** What a cut does, in a few words for its chip. */
export function cutWords(trace: Trace, cut: Cut<SpanReference>, durationText: WriteDuration): string {
  switch (cut.cut) {
    case 'root':
      return `Only below ${spanWords(trace, cut.span)}`;
    case 'subtree':
      return `Without ${spanWords(trace, cut.span)} and below`;
    case 'span':
      return `Without ${spanWords(trace, cut.span)}, children kept`;
    case 'only-service':
      return `Only service ${short(cut.service)}`;
    case 'service':
      return `Without service ${short(cut.service)}${cut.subtree ? ' and below' : ', children kept'}`;
    case 'services':
      return `Without ${cut.services.length === 1 ? `service ${short(cut.services[0] ?? '')}` : `${String(cut.services.length)} services (${short(cut.services.join(', '))})`} and below`;
    case 'like':
      return `Without all ${short(cut.service)} ${short(cut.name)}`;
    case 'only-like':
      return `Only all ${short(cut.service)} ${short(cut.name)} and below`;
    case 'below':
      return `Without spans ${cut.by === 'self' ? 'of less self time than' : 'shorter than'} ${durationText(cut.least)}`;
    case 'recursion':
      return 'Recursion flattened';
    case 'paths':
      return cut.spans.length === 1
        ? `Only the way to ${spanWords(trace, cut.spans[0] ?? '')}`
        : `Only the ways to ${String(cut.spans.length)} spans`;
  }
}
