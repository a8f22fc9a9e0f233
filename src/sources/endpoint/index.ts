// The door of what answers as Jaeger's legacy API does, from traces at hand: the demo's, or those that a collector took in.
export { createEndpoint, type JaegerEndpoint } from './createEndpoint';
export { parseGoDuration } from './goDuration';
export {
  spanText,
  WireTag,
  wireTraceText,
  type WireLog,
  type WireProcess,
  type WireReference,
  type WireSpan,
  type WireTrace,
} from './JaegerWire';
export type { TracePlan, TraceWorld, WireOperation } from './TraceWorld';
