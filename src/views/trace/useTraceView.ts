import { useCallback, useMemo, useRef } from 'react';
import type { Folds, SpanIndex, Trace, WriteDuration } from '../../core';
import { useDurationText } from '../../pieces/times/TimesContext';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import type { HistoryMode } from '../../state/url/address';
import type { TraceAddress } from '../../state/url/traceAddress';
import type { Placement, TraceViewName } from '../../state/url/trace/viewParts';
import type { OpenTrace } from '../../worker/TraceEngine';
import { listThatStays, nearSpan } from './followSpans';
import { foldsFromAddress, foldsToAddress } from './foldsInAddress';
import { referenceTo, resolveReference, resolveReferences } from './spanReference';
import { useFoldsInAddress, type FoldsCodec } from './useFoldsInAddress';
import { useFollowing } from './useFollowing';

export type ChangeAddress = (part: Partial<TraceAddress>, mode: HistoryMode) => void;

/** A wish to see a span's row. `turn` tells two wishes for the same span apart. */
export interface ShowRequest {
  readonly span: SpanIndex;
  readonly turn: number;
  /** Folds, groups and placeholders that hide the row are opened; else the row that stands for it will do. */
  readonly opens: boolean;
}

/** What the trace page looks at, in spans instead of references, and every way to change it. */
export interface TraceView {
  readonly open: OpenTrace;
  readonly address: TraceAddress;
  readonly change: ChangeAddress;
  readonly folds: Folds;
  /** `also` is changed in the same step. */
  readonly setFolds: (folds: Folds, also?: Partial<TraceAddress>) => void;
  readonly selected: SpanIndex | undefined;
  /** Spans whose detail is open under their row. */
  readonly opened: readonly SpanIndex[];
  readonly placement: Placement;
  readonly setPlacement: (placement: Placement) => void;
  /** Selects a span, opens its detail and shows its row in the timeline. */
  readonly select: (span: SpanIndex) => void;
  /** Selects a span in all views and stays in the present one. */
  readonly pick: (span: SpanIndex) => void;
  /** Selects a span and shows its row, in a view that has rows, without opening its detail: for walks from one to the next. */
  readonly visit: (span: SpanIndex) => void;
  /** Selects a span and opens its detail; a second time closes it. */
  readonly toggleDetail: (span: SpanIndex) => void;
  readonly closeDetail: (span: SpanIndex) => void;
  /** Shows the events of a span and of all below it; undefined = those of the whole trace. */
  readonly showEvents: (of: SpanIndex | undefined) => void;
  readonly shown: ShowRequest | undefined;
  /** Writes durations as the reader wants them. */
  readonly durationText: WriteDuration;
  /** Opens what hides the span's row and scrolls to it. */
  readonly show: (span: SpanIndex) => void;
  /** Scrolls to the span's row, or to the one that hides it. */
  readonly scrollTo: (span: SpanIndex) => void;
}

const foldsThatStay = ({ preset, toggled }: Folds, before: Trace, after: Trace): Folds => ({
  preset,
  toggled: new Set(listThatStays(Int32Array.from(toggled), before, after)),
});

/** Views that do not have a mark for every span. */
const withoutSpans: ReadonlySet<string> = new Set(['calltree', 'graph', 'statistics', 'events']);

/** @param beside the second view that is on screen, undefined for none */
export function useTraceView(
  open: OpenTrace,
  address: TraceAddress,
  change: ChangeAddress,
  beside?: TraceViewName,
): TraceView {
  const { trace } = open;
  const durationText = useDurationText();
  const preferred = usePreferences((preferences) => preferences.detailPlacement);
  const stated = address.panel ?? preferred;
  // Two spans side by side need a place of their own.
  const placement = address.pair !== undefined && stated === 'row' ? 'bottom' : stated;
  const codec = useMemo<FoldsCodec>(
    () => ({
      read: (folds) => foldsFromAddress(trace, folds),
      write: (folds) => foldsToAddress(trace, folds),
    }),
    [trace],
  );
  const { folds, write } = useFoldsInAddress(address.folds, codec, trace, foldsThatStay);
  const setFolds = useCallback(
    (next: Folds, also?: Partial<TraceAddress>) => {
      change({ ...also, folds: write(next) }, 'replace');
    },
    [change, write],
  );
  const selected = useMemo(() => resolveReference(trace, address.selected), [trace, address.selected]);
  const openedKey = address.open.join('\n');
  const opened = useMemo(() => {
    const spans = openedKey === '' ? [] : resolveReferences(trace, openedKey.split('\n'));
    return [...new Set(spans.filter((span): span is SpanIndex => span !== undefined))];
  }, [trace, openedKey]);

  const [shown, setShown] = useFollowing<Trace, ShowRequest | undefined>(
    trace,
    () => (selected === undefined ? undefined : { span: selected, turn: 0, opens: false }),
    (wish, before, after) => wish && { ...wish, span: nearSpan(wish.span, before, after) },
  );
  const turn = useRef(0);
  const ask = useCallback(
    (span: SpanIndex, opens: boolean) => {
      turn.current++;
      setShown({ span, turn: turn.current, opens });
    },
    [setShown],
  );

  return useMemo<TraceView>(() => {
    const references = (spans: readonly SpanIndex[]) => spans.map((span) => referenceTo(trace, span));
    const detailsWith = (span: SpanIndex) =>
      placement !== 'row' ? [] : references([...opened.filter((other) => other !== span), span]);
    const detailsWithout = (span: SpanIndex) => references(opened.filter((other) => other !== span));
    return {
      open,
      address,
      change,
      folds,
      setFolds,
      selected,
      opened: placement !== 'row' ? [] : opened,
      placement,
      setPlacement: (next) => {
        // A window opens only at a press: a page that is opened later falls back to the place before.
        if (next !== 'window') setPreferences({ detailPlacement: next });
        const kept = selected === undefined ? [] : references([selected]);
        change({ panel: next, open: next === 'row' ? kept : [] }, 'replace');
      },
      select: (span) => {
        change(
          {
            // Where the timeline stands beside, it is on screen already.
            view: beside === 'timeline' ? address.view : 'timeline',
            selected: referenceTo(trace, span),
            open: detailsWith(span),
          },
          'push',
        );
        ask(span, true);
      },
      pick: (span) => {
        if (span !== selected) change({ selected: referenceTo(trace, span) }, 'push');
        ask(span, true);
      },
      visit: (span) => {
        const part = { selected: referenceTo(trace, span) };
        if (beside === 'timeline' || !withoutSpans.has(address.view)) change(part, 'replace');
        else change({ view: 'timeline', ...part }, 'push');
        ask(span, true);
      },
      toggleDetail: (span) => {
        const isOpen = placement !== 'row' ? selected === span : opened.includes(span);
        if (isOpen && placement !== 'row') change({ selected: undefined }, 'push');
        else
          change(
            { selected: referenceTo(trace, span), open: isOpen ? detailsWithout(span) : detailsWith(span) },
            'push',
          );
      },
      closeDetail: (span) => {
        if (placement !== 'row') change({ selected: undefined }, 'replace');
        else change({ open: detailsWithout(span) }, 'replace');
      },
      showEvents: (of) => {
        const eventsOf = of === undefined ? undefined : referenceTo(trace, of);
        change({ view: beside === 'events' ? address.view : 'events', eventsOf }, 'push');
      },
      shown,
      durationText,
      show: (span) => {
        ask(span, true);
      },
      scrollTo: (span) => {
        ask(span, false);
      },
    };
  }, [
    open,
    trace,
    address,
    change,
    folds,
    setFolds,
    selected,
    opened,
    placement,
    shown,
    durationText,
    ask,
    beside,
  ]);
}
