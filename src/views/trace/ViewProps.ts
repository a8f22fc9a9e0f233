import type { Find } from './useFind';
import type { TraceView } from './useTraceView';
import type { Zoom } from './useZoom';

/** What every view of the trace is given: one selection, one find, one window for all of them. */
export interface ViewProps {
  readonly view: TraceView;
  readonly zoom: Zoom;
  readonly find: Find;
  /** Hue of each service, by its index. */
  readonly hueOf: readonly number[];
}
