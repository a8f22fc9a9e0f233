export { createDemoEndpoint } from './createDemoEndpoint';
export { EXAMPLE_TRACE_ID } from './exampleTrace';
