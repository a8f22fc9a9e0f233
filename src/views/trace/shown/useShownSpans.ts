import { useMemo } from 'react';
import type { ViewProps } from '../ViewProps';

/** The spans that the tables show: those of the chosen services, that the find leaves and, where asked for, in the zoomed part. */
export interface ShownSpans {
  /** 1 for each span that is shown; undefined = all. */
  readonly included: Uint8Array | undefined;
  readonly count: number;
  /** What leaves spans out, for the sentence above a table: "of 2 services", "found", … */
  readonly reasons: readonly string[];
}

/** @param hasOwnTimes what is shown of the spans has times of its own: it is not left out for its span's */
export function useShownSpans(
  { view, zoom, find }: Pick<ViewProps, 'view' | 'zoom' | 'find'>,
  hasOwnTimes = false,
): ShownSpans {
  const { trace } = view.open;
  const { findMode, services, inWindow } = view.address;
  const { hit } = find;
  const servicesKey = services.join('\n');
  const { start: from, end: to } = zoom.window;
  const isCut = inWindow && !zoom.whole && !hasOwnTimes;
  return useMemo(() => {
    const { spans } = trace;
    const chosen = new Set(servicesKey === '' ? [] : servicesKey.split('\n'));
    const wanted = findMode === 'highlight' ? undefined : hit;
    const reasons = [
      chosen.size === 0 ? '' : chosen.size === 1 ? 'of one service' : `of ${String(chosen.size)} services`,
      wanted === undefined ? '' : findMode === 'only' ? 'found' : 'not hidden by the find',
      isCut ? 'in the zoomed part' : '',
    ].filter((reason) => reason !== '');
    if (reasons.length === 0) return { included: undefined, count: spans.count, reasons };
    const isChosen = trace.services.map((service) => chosen.size === 0 || chosen.has(service));
    const included = new Uint8Array(spans.count);
    let count = 0;
    for (let i = 0; i < spans.count; i++) {
      if (isChosen[spans.service[i] ?? 0] !== true) continue;
      if (wanted !== undefined && (wanted[i] === 1) !== (findMode === 'only')) continue;
      if (isCut && ((spans.start[i] ?? 0) > to || (spans.end[i] ?? 0) < from)) continue;
      included[i] = 1;
      count++;
    }
    return { included, count, reasons };
  }, [trace, servicesKey, findMode, hit, isCut, from, to]);
}
