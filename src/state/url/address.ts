import { useCallback, useMemo } from 'react';
import { create } from 'zustand';
import { beginBusy } from '../session/busy';
import { currentPlace, go, usePlace } from './place';

/**
 * How a change of the view enters the browser's history: `push` for big moves that Back shall undo (open a trace,
 * change the view, select a span by click, a new search), `replace` for corrections, `settle` for small steps in
 * quick succession (zoom, typing): on screen at once, in the address 300 ms after the last one.
 */
export type HistoryMode = 'push' | 'replace' | 'settle';

const settleMs = 300;

/** A change that is on screen but not yet in the address. */
const useDraft = create<{ readonly key: string; readonly change: object | undefined }>(() => ({
  key: '',
  change: undefined,
}));

let timer: ReturnType<typeof setTimeout> | undefined;
let endBusy: (() => void) | undefined;

function dropDraft(): void {
  clearTimeout(timer);
  timer = undefined;
  endBusy?.();
  endBusy = undefined;
  if (useDraft.getState().change) useDraft.setState({ key: '', change: undefined });
}

/** How a page's state is read from an address and written to it. `name` tells codecs apart. */
export interface Codec<A extends object, Fault> {
  readonly name: string;
  readonly read: (parameters: URLSearchParams) => { readonly address: A; readonly faults: readonly Fault[] };
  readonly write: (address: A, before: URLSearchParams) => URLSearchParams;
}

/** The state of a page, read from the address, what of it could not be used, and the one way to change it. */
export function useAddress<A extends object, Fault>(codec: Codec<A, Fault>) {
  const { path, raw } = usePlace();
  const key = `${codec.name} ${path}`;
  const draft = useDraft((state) => (state.key === key ? state.change : undefined));
  const read = useMemo(() => codec.read(new URLSearchParams(raw)), [codec, raw]);
  const address = useMemo<A>(() => (draft ? { ...read.address, ...draft } : read.address), [read, draft]);

  const change = useCallback(
    (part: Partial<A>, mode: HistoryMode) => {
      const pending = useDraft.getState();
      const merged = { ...(pending.key === key ? pending.change : undefined), ...part };
      const commit = (how: 'push' | 'replace') => {
        const present = currentPlace();
        // The next page's code is on its way: its address is not this one's to change.
        if (present.path === path) {
          const before = new URLSearchParams(present.raw);
          const next = codec.write({ ...codec.read(before).address, ...merged }, before);
          go({ path, raw: next.toString() }, how);
        }
        dropDraft();
      };
      if (mode !== 'settle') {
        clearTimeout(timer);
        commit(mode);
        return;
      }
      endBusy ??= beginBusy();
      useDraft.setState({ key, change: merged });
      clearTimeout(timer);
      timer = setTimeout(() => {
        commit('replace');
      }, settleMs);
    },
    [codec, key, path],
  );
  return { address, faults: read.faults, change, raw };
}
