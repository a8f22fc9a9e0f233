export * from './TraceParser';
export { createTraceParser } from './createTraceParser';
export { decodeSpan } from './decode/decodeSpan';
export { eventTimes } from './decode/eventTimes';
export { searchableTexts } from './decode/searchableTexts';
export { traceLinks } from './decode/traceLinks';
