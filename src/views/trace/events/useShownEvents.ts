import { useMemo } from 'react';
import { nameOf, serviceOf, shownEvents, visibleText, type EventTable, type SpanIndex } from '../../../core';
import type { TraceAddress } from '../../../state/url/traceAddress';
import { useShownSpans } from '../shown/useShownSpans';
import { resolveReference } from '../spanReference';
import type { ViewProps } from '../ViewProps';

/** Something that leaves events out, and how to do without it. */
export interface EventFilter {
  /** Ends the sentence “those …”. */
  readonly words: string;
  /** On the button that takes it away. */
  readonly drop: string;
  readonly without: Partial<TraceAddress>;
}

export interface ShownEvents {
  /** Positions in the table of the events that are shown; undefined = all. */
  readonly rows: Int32Array | undefined;
  readonly count: number;
  /** What leaves events out at present. */
  readonly filters: readonly EventFilter[];
  /** The span whose subtree's events are shown, undefined for all. */
  readonly of: SpanIndex | undefined;
}

/** A span as the view calls it. */
export const spanWords = (open: ViewProps['view']['open'], span: SpanIndex): string =>
  visibleText(
    `${serviceOf(open.trace, span).slice(0, 60)}: ${nameOf(open.trace, span).slice(0, 80) || '(no name)'}`,
  );

/** The events that the find, the filters and the choice of a subtree leave. */
export function useShownEvents(props: ViewProps, table: EventTable): ShownEvents {
  const { view, zoom } = props;
  const { open, address } = view;
  const { trace } = open;
  const { services, findMode, inWindow, errorEvents, eventsOf } = address;
  const { included } = useShownSpans(props, true);
  const of = useMemo(() => resolveReference(trace, eventsOf), [trace, eventsOf]);
  const window = inWindow && !zoom.whole ? zoom.window : undefined;
  const rows = useMemo(
    () => shownEvents(table, trace.spans, { spans: included, of, window, onlyErrors: errorEvents }),
    [table, trace, included, of, window, errorEvents],
  );
  const filters: EventFilter[] = [];
  if (of !== undefined)
    filters.push({
      words: `of ${spanWords(open, of)} and all below it`,
      drop: 'Show those of the whole trace',
      without: { eventsOf: undefined },
    });
  if (services.length > 0)
    filters.push({
      words: services.length === 1 ? 'of one service' : `of ${String(services.length)} services`,
      drop: 'Show all services',
      without: { services: [] },
    });
  if (findMode !== 'highlight' && props.find.hit !== undefined)
    filters.push({
      words: findMode === 'only' ? 'of spans that are found' : 'of spans that are not hidden by the find',
      drop: 'Mark what is found instead',
      without: { findMode: 'highlight' },
    });
  if (window !== undefined)
    filters.push({
      words: 'in the zoomed part',
      drop: 'Show all times',
      without: { inWindow: false },
    });
  if (errorEvents)
    filters.push({
      words: 'that tell of an error',
      drop: 'Show all, not only errors',
      without: { errorEvents: false },
    });
  return { rows, count: rows?.length ?? table.count, filters, of };
}
