export * from './TraceParser';
export { createTraceParser } from './createTraceParser';
export { decodeSpan } from './decode/decodeSpan';
export { attributeTexts } from './decode/attributeTexts';
export { eventTimes } from './decode/eventTimes';
export { searchableTexts } from './decode/searchableTexts';
