import { useCallback, useMemo } from 'react';
import { nameOf, spanIdOf, traceHeader, type SpanDetail, type SpanIndex } from '../../../core';
import type { ValueHandles } from '../../../pieces/ValueHandles';
import { useAncestorValues } from '../../../state/query/useAncestorValues';
import { useSpanDetail } from '../../../state/query/useSpanDetail';
import { attributeLinks, lookUpIn, type LookUp } from '../../../state/site/fillLinks';
import { useSite } from '../../../state/site/site';
import { traceValues } from '../../../state/site/traceValues';
import type { OpenTrace } from '../../../worker/TraceEngine';

const micros = (nanos: number) => Math.round(nanos / 1000);

/** What links may ask of a span itself, in Jaeger's names; tags before the process. */
function ownValue({ trace }: OpenTrace, span: SpanIndex, detail: SpanDetail | undefined, name: string) {
  const start = trace.spans.start[span] ?? 0;
  switch (name) {
    case 'spanID':
      return spanIdOf(trace, span);
    case 'operationName':
      return nameOf(trace, span);
    case 'duration':
      return micros((trace.spans.end[span] ?? 0) - start);
    case 'startTime':
      return Number((trace.startEpoch + BigInt(Math.round(start))) / 1000n);
    default:
      return detail && (lookUpIn(detail.attributes, name) ?? lookUpIn(detail.resource, name));
  }
}

/**
 * What the site's link patterns make of the attributes of a span. Names are looked up as in Jaeger UI: beside the attribute; then, but
 * for those of the process, in the span and its ancestors; then in the trace, also as `trace.…`.
 */
export function useValueLinks(open: OpenTrace, span: SpanIndex): ValueHandles['linksOf'] {
  const allPatterns = useSite((site) => site.linkPatterns);
  const patterns = useMemo(
    () => allPatterns.filter(({ isFor }) => isFor('tags') || isFor('process') || isFor('logs')),
    [allPatterns],
  );
  const { data: detail } = useSpanDetail(open.handle, span);
  const ofTrace = useMemo(() => traceValues(open.trace, traceHeader(open.trace, open.facts)), [open]);
  const missing = useMemo(() => {
    if (!detail) return [];
    const names = new Set(patterns.flatMap(({ url, text }) => [...url.names, ...text.names]));
    return [...names].filter(
      (name) => !name.startsWith('trace.') && ownValue(open, span, detail, name) === undefined,
    );
  }, [patterns, detail, open, span]);
  const { data: above } = useAncestorValues(open, span, missing);
  return useCallback(
    (place, list, attribute) => {
      if (patterns.length === 0) return [];
      const lookUp: LookUp = (name) =>
        lookUpIn(list, name) ??
        (place === 'process' ? undefined : (ownValue(open, span, detail, name) ?? above?.get(name))) ??
        ofTrace.get(name.replace(/^trace\./, ''));
      return attributeLinks(patterns, place, attribute, lookUp);
    },
    [patterns, open, span, detail, above, ofTrace],
  );
}
