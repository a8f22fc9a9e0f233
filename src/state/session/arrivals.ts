import { create } from 'zustand';

/** What the last refresh of a trace has brought. */
export interface Arrivals {
  /** The state of the trace, by the worker's name, whose spans these are. */
  readonly handle: number;
  /** Spans that came, and spans that say something else now; ascending. */
  readonly added: Int32Array;
  readonly changed: Int32Array;
  /** 1 for each span of both. */
  readonly isNews: Uint8Array;
}

export const useArrivals = create<{ readonly last: Arrivals | undefined }>(() => ({ last: undefined }));

/** What has come to this state of a trace; undefined when nothing has. */
export const arrivalsOf =
  (handle: number) =>
  ({ last }: { readonly last: Arrivals | undefined }): Arrivals | undefined =>
    last?.handle === handle ? last : undefined;
