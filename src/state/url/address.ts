import { useMatch, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { create } from 'zustand';
import { beginBusy } from '../session/busy';

/** The router carries the query string as it is; the codecs of this folder alone read and write it. */
export interface RawSearch {
  readonly raw: string;
}

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

const withoutSlash = (path: string) => path.replace(/\/+$/, '');

/** The state of a page, read from the address, what of it could not be used, and the one way to change it. */
export function useAddress<A extends object, Fault>(codec: Codec<A, Fault>) {
  // The route that this page was drawn for: while the next page's code is still on its way, the browser's address is
  // already that of the next page, and none of this one's business.
  const raw = useSearch({ strict: false, select: (search) => search.raw ?? '' });
  const pathname = useMatch({ strict: false, select: (match) => match.pathname });
  const router = useRouter();
  const navigate = useNavigate();
  const key = `${codec.name} ${pathname}`;
  const draft = useDraft((state) => (state.key === key ? state.change : undefined));
  const read = useMemo(() => codec.read(new URLSearchParams(raw)), [codec, raw]);
  const address = useMemo<A>(() => (draft ? { ...read.address, ...draft } : read.address), [read, draft]);

  const change = useCallback(
    (part: Partial<A>, mode: HistoryMode) => {
      const pending = useDraft.getState();
      const merged = { ...(pending.key === key ? pending.change : undefined), ...part };
      const commit = (replace: boolean) => {
        if (withoutSlash(router.latestLocation.pathname) !== withoutSlash(pathname)) {
          dropDraft();
          return;
        }
        const before = new URLSearchParams(router.latestLocation.searchStr);
        const next = codec.write({ ...codec.read(before).address, ...merged }, before);
        void navigate({ to: '.', search: { raw: next.toString() }, replace, resetScroll: false }).then(
          dropDraft,
        );
      };
      if (mode !== 'settle') {
        clearTimeout(timer);
        commit(mode === 'replace');
        return;
      }
      endBusy ??= beginBusy();
      useDraft.setState({ key, change: merged });
      clearTimeout(timer);
      timer = setTimeout(() => {
        commit(true);
      }, settleMs);
    },
    [codec, key, navigate, pathname, router],
  );
  return { address, faults: read.faults, change, raw };
}
