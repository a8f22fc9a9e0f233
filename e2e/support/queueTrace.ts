export const QUEUE_TRACE = 'beef'.repeat(8);

const hex = (n: number) => n.toString(16).padStart(16, '0');
const START = 1_700_000_000_000_000;

interface Written {
  readonly id: number;
  readonly name: string;
  readonly service: 'web' | 'queue' | 'worker';
  readonly start: number;
  readonly duration: number;
  readonly parent?: number;
  readonly links?: readonly number[];
}

const span = ({ id, name, service, start, duration, parent, links = [] }: Written) => ({
  traceID: QUEUE_TRACE,
  spanID: hex(id),
  operationName: name,
  startTime: START + start,
  duration,
  processID: service,
  tags: [],
  logs: [],
  references: [
    ...(parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: QUEUE_TRACE, spanID: hex(parent) }]),
    ...links.map((to) => ({ refType: 'FOLLOWS_FROM', traceID: QUEUE_TRACE, spanID: hex(to) })),
  ],
});

/**
 * A trace with links: web publishes two messages, each of which a worker takes up later, 60 rows further down; a report at the end
 * links to both deliveries. Every delivery has work below it.
 */
export function queueTrace(): string {
  const processes = { web: 'web', queue: 'queue', worker: 'worker' };
  const fill = Array.from({ length: 60 }, (_, at) =>
    span({
      id: 100 + at,
      name: `poll ${String(at)}`,
      service: 'queue',
      start: 4000 + at * 100,
      duration: 90,
      parent: 1,
    }),
  );
  const spans = [
    span({ id: 1, name: 'POST /orders', service: 'web', start: 0, duration: 20_000 }),
    span({ id: 2, name: 'publish first', service: 'web', start: 1000, duration: 800, parent: 1 }),
    span({ id: 3, name: 'publish second', service: 'web', start: 2000, duration: 800, parent: 1 }),
    span({
      id: 4,
      name: 'deliver first',
      service: 'worker',
      start: 3000,
      duration: 900,
      parent: 1,
      links: [2],
    }),
    span({
      id: 5,
      name: 'write first',
      service: 'worker',
      start: 3100,
      duration: 300,
      parent: 4,
      links: [2],
    }),
    ...fill,
    span({
      id: 6,
      name: 'deliver second',
      service: 'worker',
      start: 12_000,
      duration: 3000,
      parent: 1,
      links: [3],
    }),
    span({
      id: 7,
      name: 'report',
      service: 'worker',
      start: 16_000,
      duration: 1500,
      parent: 1,
      links: [4, 6],
    }),
  ];
  return JSON.stringify({
    data: [
      {
        traceID: QUEUE_TRACE,
        spans,
        processes: Object.fromEntries(
          Object.entries(processes).map(([id, serviceName]) => [id, { serviceName, tags: [] }]),
        ),
      },
    ],
  });
}
