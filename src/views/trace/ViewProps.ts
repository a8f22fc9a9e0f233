import type { SpanColours } from './colours/SpanColours';
import type { Find } from './useFind';
import type { TraceView } from './useTraceView';
import type { Zoom } from './useZoom';

/** What every view of the trace is given: one selection, one find, one window for all of them. */
export interface ViewProps {
  readonly view: TraceView;
  readonly zoom: Zoom;
  readonly find: Find;
  /** Colour of each span: by service unless the reader chose something else. */
  readonly colours: SpanColours;
}
