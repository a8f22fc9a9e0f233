export * from './TraceParser';
export { createTraceParser } from './createTraceParser';
export { UNKNOWN_SERVICE } from './scan/ResourceTable';
