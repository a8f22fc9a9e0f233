// The one door of the worker's room, as the page uses it.
export { createTraceEngine, type WorkerTraceEngine } from './createTraceEngine';
export { cancelledFailure, failure, printable } from './failures';
export { askedOf, requestText, type TextReply } from './http';
export { asArray, asCount, asInteger, asRecord, asText } from './jsonShapes';
export { readJsonReply, unexpectedJson } from './serverReply';
export type * from './TraceEngine';
