import { createEndpoint, type EndpointOptions, type JaegerEndpoint } from '../endpoint/createEndpoint';
import { DemoWorld } from './DemoWorld';

/** Answers as the query service of Jaeger 2.13 does (its legacy API), over the traffic of five simulated services. */
export const createDemoEndpoint = (options: EndpointOptions): JaegerEndpoint =>
  createEndpoint(new DemoWorld(), options);
