export { createDemoEndpoint } from './createDemoEndpoint';
export type { DemoEndpoint } from './createDemoEndpoint';
export { EXAMPLE_TRACE_ID } from './exampleTrace';
