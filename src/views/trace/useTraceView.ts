import { useCallback, useMemo, useRef, useState } from 'react';
import { reveal, type Folds, type SpanIndex, type Trace } from '../../core';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import type { HistoryMode } from '../../state/url/address';
import { maxReferences, type FoldsInAddress } from '../../state/url/trace/spanParts';
import type { TraceAddress } from '../../state/url/traceAddress';
import type { Placement, TraceViewName } from '../../state/url/trace/viewParts';
import type { OpenTrace } from '../../worker/TraceEngine';
import { listThatStays, nearSpan } from './followSpans';
import { foldsFromAddress, foldsToAddress } from './foldsInAddress';
import { referenceTo, resolveReference, resolveReferences } from './spanReference';
import { useFollowing } from './useFollowing';

export type ChangeAddress = (part: Partial<TraceAddress>, mode: HistoryMode) => void;

/** A wish to see a span's row. `turn` tells two wishes for the same span apart. */
export interface ShowRequest {
  readonly span: SpanIndex;
  readonly turn: number;
}

/** What the trace page looks at, in spans instead of references, and every way to change it. */
export interface TraceView {
  readonly open: OpenTrace;
  readonly address: TraceAddress;
  readonly change: ChangeAddress;
  readonly folds: Folds;
  readonly setFolds: (folds: Folds) => void;
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
  readonly shown: ShowRequest | undefined;
  /** Opens folded ancestors and scrolls to the span's row. */
  readonly show: (span: SpanIndex) => void;
  /** Scrolls to the span's row, or to the folded one that hides it. */
  readonly scrollTo: (span: SpanIndex) => void;
}

/** The part of folds that fits into an address, as text: equal texts are equal folds. */
const foldsKey = ({ preset, toggled }: FoldsInAddress) =>
  JSON.stringify([preset, toggled.slice(0, maxReferences)]);

const foldsThatStay = ({ preset, toggled }: Folds, before: Trace, after: Trace): Folds => ({
  preset,
  toggled: new Set(listThatStays(Int32Array.from(toggled), before, after)),
});

/**
 * Folds from the address. Where more spans differ from the preset than an address holds, this tab keeps the exact folds
 * as long as the address says the same.
 */
function useFolds(open: OpenTrace, stated: FoldsInAddress, change: ChangeAddress) {
  const key = foldsKey(stated);
  // The address is read anew with every change of it: the same folds shall stay the same object.
  const [held, setHeld] = useState({ key, stated });
  if (held.key !== key) setHeld({ key, stated });
  const [exact, setExact] = useFollowing<Trace, { readonly key: string; readonly folds: Folds } | undefined>(
    open.trace,
    () => undefined,
    (held, before, after) => held && { key: held.key, folds: foldsThatStay(held.folds, before, after) },
  );
  const folds = useMemo(
    () => (exact?.key === held.key ? exact.folds : foldsFromAddress(open.trace, held.stated)),
    [open, held, exact],
  );
  const write = useCallback(
    (next: Folds) => {
      const inAddress = foldsToAddress(open.trace, next);
      if (inAddress.toggled.length > maxReferences) setExact({ key: foldsKey(inAddress), folds: next });
      return inAddress;
    },
    [open, setExact],
  );
  const setFolds = useCallback(
    (next: Folds) => {
      change({ folds: write(next) }, 'replace');
    },
    [change, write],
  );
  return { folds, setFolds, write };
}

/** Views whose marks are not single spans. */
const withoutSpans: ReadonlySet<string> = new Set(['calltree', 'graph', 'statistics']);

/** @param beside the second view that is on screen, undefined for none */
export function useTraceView(
  open: OpenTrace,
  address: TraceAddress,
  change: ChangeAddress,
  beside?: TraceViewName,
): TraceView {
  const { trace } = open;
  const preferred = usePreferences((preferences) => preferences.detailPlacement);
  const stated = address.panel ?? preferred;
  // Two spans side by side need a place of their own.
  const placement = address.pair !== undefined && stated === 'row' ? 'bottom' : stated;
  const { folds, setFolds, write } = useFolds(open, address.folds, change);
  const selected = useMemo(() => resolveReference(trace, address.selected), [trace, address.selected]);
  const openedKey = address.open.join('\n');
  const opened = useMemo(() => {
    const spans = openedKey === '' ? [] : resolveReferences(trace, openedKey.split('\n'));
    return [...new Set(spans.filter((span): span is SpanIndex => span !== undefined))];
  }, [trace, openedKey]);

  const [shown, setShown] = useFollowing<Trace, ShowRequest | undefined>(
    trace,
    () => (selected === undefined ? undefined : { span: selected, turn: 0 }),
    (wish, before, after) => wish && { ...wish, span: nearSpan(wish.span, before, after) },
  );
  const turn = useRef(0);
  const ask = useCallback(
    (span: SpanIndex) => {
      turn.current++;
      setShown({ span, turn: turn.current });
    },
    [setShown],
  );

  return useMemo<TraceView>(() => {
    const references = (spans: readonly SpanIndex[]) => spans.map((span) => referenceTo(trace, span));
    const detailsWith = (span: SpanIndex) =>
      placement !== 'row' ? [] : references([...opened.filter((other) => other !== span), span]);
    const detailsWithout = (span: SpanIndex) => references(opened.filter((other) => other !== span));
    const revealed = (span: SpanIndex): Partial<TraceAddress> => {
      const next = reveal(trace.spans, folds, span);
      return next === folds ? {} : { folds: write(next) };
    };
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
            ...revealed(span),
          },
          'push',
        );
        ask(span);
      },
      pick: (span) => {
        if (span !== selected) change({ selected: referenceTo(trace, span), ...revealed(span) }, 'push');
        ask(span);
      },
      visit: (span) => {
        const part = { selected: referenceTo(trace, span), ...revealed(span) };
        if (beside === 'timeline' || !withoutSpans.has(address.view)) change(part, 'replace');
        else change({ view: 'timeline', ...part }, 'push');
        ask(span);
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
      shown,
      show: (span) => {
        const part = revealed(span);
        if (part.folds !== undefined) change(part, 'replace');
        ask(span);
      },
      scrollTo: ask,
    };
  }, [open, trace, address, change, folds, setFolds, write, selected, opened, placement, shown, ask, beside]);
}
