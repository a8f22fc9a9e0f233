import { create } from 'zustand';
import type { CutInAddress } from '../url/trace/cutParts';

type Cuts = readonly CutInAddress[];
/** Steps that can be taken back. */
const mostKept = 100;

const useHistory = create<{ readonly of: string; readonly past: readonly Cuts[] }>(() => ({
  of: '',
  past: [],
}));

/** Notes the cuts of a trace before they are changed. */
export function noteCuts(traceId: string, before: Cuts): void {
  const { of, past } = useHistory.getState();
  const kept = of === traceId ? past : [];
  useHistory.setState({ of: traceId, past: [...kept.slice(1 - mostKept), before] });
}

/** The cuts before the last change, which is thereby forgotten; undefined when there is none. */
export function takeBackCuts(traceId: string): Cuts | undefined {
  const { of, past } = useHistory.getState();
  const before = of === traceId ? past.at(-1) : undefined;
  if (before) useHistory.setState({ of, past: past.slice(0, -1) });
  return before;
}
