export { createDemoEndpoint } from './createDemoEndpoint';
export type { DemoAnswer, DemoEndpoint, DemoOptions, DemoRequest } from './createDemoEndpoint';
export { EXAMPLE_TRACE_ID } from './exampleTrace';
