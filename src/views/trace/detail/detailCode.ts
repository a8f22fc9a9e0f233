// The parts that show a span, or something of one, in full: they come together.
export { EventDetail } from './EventDetail';
export { SpanDetailPanel } from './SpanDetailPanel';
