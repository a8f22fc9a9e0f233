export * from './TraceParser';
export { createTraceParser } from './createTraceParser';
export { decodeEvents } from './decode/decodeEvents';
export { decodeSpan } from './decode/decodeSpan';
export { attributeTexts } from './decode/attributeTexts';
export { eventTimes } from './decode/eventTimes';
export { readEvents } from './decode/readEvents';
export { searchableTexts } from './decode/searchableTexts';
export { traceLinks } from './decode/traceLinks';
