/** Id of the trace that the scenes of refreshing are about. */
export const traceId = 'c0ffee00000000000000000000000001';
export const id = (n: number) => n.toString(16).padStart(16, '0');

/** A span in milliseconds of the trace. */
export interface Sent {
  readonly n: number;
  readonly parent?: number;
  readonly name: string;
  readonly start: number;
  readonly duration: number;
  readonly warnings?: readonly string[];
}

let began: number | undefined;
/** Asked when the first answer is made, not when this file is read: the time of the scenes is not set yet then. */
const beginning = () => (began ??= Date.now() * 1000 - 600e6);
export const answerOf = (spans: readonly Sent[]) => ({
  data: [
    {
      traceID: traceId,
      spans: spans.map(({ n, parent, name, start, duration, warnings = null }) => ({
        traceID: traceId,
        spanID: id(n),
        operationName: name,
        references:
          parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: traceId, spanID: id(parent) }],
        startTime: beginning() + start * 1000,
        duration: duration * 1000,
        tags: [{ key: 'work', type: 'string', value: name }],
        logs: [],
        processID: 'p1',
        warnings,
      })),
      processes: {
        p1: { serviceName: 'shop', tags: [{ key: 'host.name', type: 'string', value: 'node-7' }] },
      },
    },
  ],
});

export const many = (count: number): Sent[] =>
  Array.from({ length: count }, (_, at) => ({
    n: 100 + at,
    parent: 1,
    name: `step ${String(at)}`,
    start: 100 + at,
    duration: 5,
  }));
const root: Sent = { n: 1, name: 'order', start: 0, duration: 1000 };
export const before: Sent[] = [root, ...many(80)];
/** Two spans come before all others, one after; one has become longer. */
export const after: Sent[] = [
  root,
  { n: 10, parent: 1, name: 'early', start: 5, duration: 50 },
  { n: 11, parent: 10, name: 'early inside', start: 6, duration: 5 },
  ...many(80).map((span) => (span.n === 150 ? { ...span, duration: 9 } : span)),
  { n: 12, parent: 1, name: 'last', start: 900, duration: 50 },
];

export const skewed: Sent[] = [
  root,
  {
    n: 2,
    parent: 1,
    name: 'pay',
    start: 100,
    duration: 50,
    warnings: ["This span's timestamps were adjusted by 65ms"],
  },
  { n: 3, parent: 99, name: 'lost', start: 110, duration: 10 },
];
export const stored: Sent[] = skewed.map((span) => ({
  ...span,
  start: span.n === 2 ? 35 : span.start,
  warnings: [],
}));
