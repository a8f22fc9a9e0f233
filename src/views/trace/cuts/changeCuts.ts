import type { Cut, SpanIndex } from '../../../core';
import { noteCuts, takeBackCuts } from '../../../state/session/cutHistory';
import { maxCuts, type CutInAddress } from '../../../state/url/trace/cutParts';
import type { SpanReference } from '../../../state/url/trace/spanParts';
import type { TraceViewName } from '../../../state/url/trace/viewParts';
import { announce } from '../../../ui/announce';
import { referenceTo } from '../spanReference';
import type { TraceView } from '../useTraceView';
import { cutWords } from './cutWords';

type Cuts = readonly CutInAddress[];

/** Puts other cuts into the address; what was before can be taken back. `shownIn` = the view to go to. */
export function setCuts(view: TraceView, cuts: Cuts, shownIn: TraceViewName = view.address.view): void {
  noteCuts(view.open.trace.traceId, view.address.cuts);
  view.change({ cuts, view: shownIn }, 'push');
}

/** Adds a cut behind the others. */
export function addCut(view: TraceView, cut: Cut<SpanReference>, shownIn?: TraceViewName): void {
  const { cuts } = view.address;
  if (cuts.length >= maxCuts) {
    announce(`There are ${String(maxCuts)} cuts already: take one away first`);
    return;
  }
  setCuts(view, [...cuts, { cut, on: true }], shownIn);
  announce(cutWords(view.open.trace, cut, view.durationText));
}

/** The reference of a span, for a cut. */
export const cutReference = (view: TraceView, span: SpanIndex): SpanReference =>
  referenceTo(view.open.trace, span);

/** Switches a cut off or on again. */
export function switchCut(view: TraceView, at: number): void {
  setCuts(
    view,
    view.address.cuts.map((one, place) => (place === at ? { ...one, on: !one.on } : one)),
  );
}

export function removeCut(view: TraceView, at: number): void {
  setCuts(
    view,
    view.address.cuts.filter((_, place) => place !== at),
  );
}

/** Moves a cut one place to the left (−1) or right (1): cuts work in their order. */
export function moveCut(view: TraceView, at: number, by: 1 | -1): void {
  const cuts = [...view.address.cuts];
  const [moved] = cuts.splice(at, 1);
  if (moved === undefined || at + by < 0 || at + by > cuts.length) return;
  cuts.splice(at + by, 0, moved);
  setCuts(view, cuts);
}

/** Takes the last change of the cuts back. */
export function undoCuts(view: TraceView): void {
  const before = takeBackCuts(view.open.trace.traceId);
  if (before === undefined) announce('There is no cut to take back');
  else {
    view.change({ cuts: before }, 'push');
    announce(
      before.length === 0
        ? 'The whole tree'
        : `${String(before.length)} ${before.length === 1 ? 'cut' : 'cuts'}`,
    );
  }
}
