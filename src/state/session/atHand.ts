import { create } from 'zustand';
import type { SpanIndex } from '../../core';
import type { OpenTrace } from '../../worker/TraceEngine';

/** What the trace on screen lets others do with it: the palette finds its spans. */
interface AtHand {
  readonly open: OpenTrace | undefined;
  readonly goToSpan: (span: SpanIndex) => void;
  readonly findText: (text: string) => void;
}

const nothing: AtHand = { open: undefined, goToSpan: () => undefined, findText: () => undefined };

export const useAtHand = create<AtHand>(() => nothing);

/** Puts a trace at hand; the answer takes it away again. */
export function putAtHand(trace: AtHand): () => void {
  useAtHand.setState(trace);
  return () => {
    if (useAtHand.getState().open === trace.open) useAtHand.setState(nothing);
  };
}
