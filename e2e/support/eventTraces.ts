// Traces with events, as Jaeger sends them.
export const ID = 'ab'.repeat(16);
const START = 1_700_000_000_000_000;
type Fields = Readonly<Record<string, string | number>>;
export type Log = readonly [at: number | undefined, fields: Fields];

const field = ([key, value]: [string, string | number]) => ({
  key,
  type: typeof value === 'number' ? 'int64' : 'string',
  value,
});

/** A span as Jaeger sends it; times in microseconds since the start of the trace. */
export function span(
  id: number,
  parent: number,
  service: string,
  name: string,
  from: number,
  to: number,
  logs: readonly Log[],
  isError = false,
) {
  return {
    traceID: ID,
    spanID: String(id).padStart(16, '0'),
    operationName: name,
    references:
      parent === 0 ? [] : [{ refType: 'CHILD_OF', traceID: ID, spanID: String(parent).padStart(16, '0') }],
    startTime: START + from,
    duration: to - from,
    tags: isError ? [{ key: 'error', type: 'bool', value: true }] : [],
    logs: logs.map(([at, fields]) => ({
      ...(at === undefined ? {} : { timestamp: START + at }),
      fields: Object.entries(fields).map(field),
    })),
    processID: service,
  };
}

export const traceOf = (spans: readonly ReturnType<typeof span>[]) =>
  JSON.stringify({
    data: [
      {
        traceID: ID,
        spans,
        processes: Object.fromEntries(
          spans.map(({ processID }) => [processID, { serviceName: processID, tags: [] }]),
        ),
      },
    ],
  });

/** web calls api, which fails and calls db; the logs of each are in no order. */
export const shop = traceOf([
  span(1, 0, 'web', 'GET /', 0, 100_000, [
    [99_000, { event: 'answered', status: 502 }],
    [1000, { event: 'accepted' }],
  ]),
  span(
    2,
    1,
    'api',
    'order',
    10_000,
    90_000,
    [
      [85_000, { event: 'exception', 'exception.type': 'Timeout', 'exception.message': 'db took too long' }],
      [12_000, { message: 'asking the database', level: 'info' }],
    ],
    true,
  ),
  span(3, 2, 'db', 'SELECT', 20_000, 80_000, [
    [15_000, { event: 'too early' }],
    [50_000, { event: 'slow', level: 'error', rows: 7 }],
    [undefined, { event: 'timeless' }],
    [80_500, { event: 'too late' }],
  ]),
]);
