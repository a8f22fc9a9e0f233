// The one door of the sources.
export { connect, demoServer, type ConnectOptions, type SmallStore } from './connect';
export { jaegerV1 } from './jaegerV1';
export { jaegerV3 } from './jaegerV3';
export { openFiles, type OpenedFiles } from './openFiles';
export { httpTransport, type Transport } from './Transport';
export type * from './TraceSource';
