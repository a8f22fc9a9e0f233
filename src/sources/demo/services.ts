import { wireTag, type WireProcess } from '../endpoint/JaegerWire';

/** The five microservices of the demo. A is the edge; A calls B and E; B calls C and D. */
export type ServiceName = 'A' | 'B' | 'C' | 'D' | 'E';

/** One running copy of a service. */
export interface Instance {
  readonly host: string;
  readonly pod: string;
  readonly version: string;
  readonly zone: string;
}

interface ServiceFacts {
  readonly role: string;
  readonly language: string;
  readonly runtime: string;
  readonly address: string;
  readonly port: number;
  readonly instances: readonly [Instance, ...Instance[]];
}

const instance = (host: string, pod: string, version: string, zone: string): Instance => ({
  host,
  pod,
  version,
  zone,
});

/** The host on which D's cache is cold: every slow call of D runs here. */
export const COLD_HOST = 'node-d3';

export const SERVICES: Readonly<Record<ServiceName, ServiceFacts>> = {
  A: {
    role: 'edge: takes the requests of the shop’s visitors',
    language: 'nodejs',
    runtime: 'nodejs 22.11.0',
    address: 'a.shop.svc.cluster.local',
    port: 8080,
    instances: [
      instance('node-a1', 'a-7c9d8f6b5-2xk4p', '3.14.2', 'eu-central-1a'),
      instance('node-a2', 'a-7c9d8f6b5-h8v9q', '3.14.2', 'eu-central-1b'),
    ],
  },
  B: {
    role: 'orders',
    language: 'go',
    runtime: 'go1.25.4',
    address: 'b.shop.svc.cluster.local',
    port: 8080,
    instances: [
      instance('node-b1', 'b-5f6d9c7b8-4nq7z', '1.42.0', 'eu-central-1a'),
      instance('node-b2', 'b-5f6d9c7b8-9wl2m', '1.42.0', 'eu-central-1b'),
      instance('node-b3', 'b-84c5d6f79-k2j5x', '1.43.0-rc1', 'eu-central-1c'),
    ],
  },
  C: {
    role: 'payments',
    language: 'java',
    runtime: 'OpenJDK 21.0.5',
    address: 'c.shop.svc.cluster.local',
    port: 9090,
    instances: [
      instance('node-c1', 'c-6b8f7d9c4-m5t8r', '2.7.1', 'eu-central-1a'),
      instance('node-c2', 'c-6b8f7d9c4-z3p6d', '2.7.1', 'eu-central-1b'),
    ],
  },
  D: {
    role: 'stock, behind a cache',
    language: 'go',
    runtime: 'go1.25.4',
    address: 'd.shop.svc.cluster.local',
    port: 9090,
    instances: [
      instance('node-d1', 'd-79b6c8d5f-6fj3w', '0.9.8', 'eu-central-1a'),
      instance('node-d2', 'd-79b6c8d5f-r7c9n', '0.9.8', 'eu-central-1b'),
      instance(COLD_HOST, 'd-79b6c8d5f-x4b2s', '0.9.8', 'eu-central-1c'),
    ],
  },
  E: {
    role: 'recommendations',
    language: 'python',
    runtime: 'CPython 3.13.1',
    address: 'e.shop.svc.cluster.local',
    port: 8000,
    instances: [
      instance('node-e1', 'e-8d7f6c5b9-q2w8k', '5.0.3', 'eu-central-1a'),
      instance('node-e2', 'e-8d7f6c5b9-t6y4h', '5.0.3', 'eu-central-1b'),
    ],
  },
};

/** What Jaeger would send as the process of a span of this instance. */
export function processOf(service: ServiceName, where: Instance): WireProcess {
  const facts = SERVICES[service];
  return {
    serviceName: service,
    tags: [
      wireTag('cloud.availability_zone', where.zone),
      wireTag('cloud.region', 'eu-central-1'),
      wireTag('deployment.environment.name', 'demo'),
      wireTag('host.name', where.host),
      wireTag('k8s.namespace.name', 'shop'),
      wireTag('k8s.pod.name', where.pod),
      wireTag('process.runtime.description', facts.runtime),
      wireTag('service.description', facts.role),
      wireTag('service.version', where.version),
      wireTag('telemetry.sdk.language', facts.language),
      wireTag('telemetry.sdk.name', 'opentelemetry'),
    ],
  };
}
