/** What is asked of a span of Zipkin's version 2 here; times in microseconds. */
export interface ZipkinSpan {
  readonly traceId: string;
  readonly id: string;
  readonly parentId?: string;
  readonly name?: string;
  readonly kind?: string;
  readonly timestamp?: number;
  readonly duration?: number;
  readonly shared?: boolean;
  readonly localEndpoint?: { readonly serviceName?: string };
  readonly remoteEndpoint?: { readonly serviceName?: string };
  readonly tags?: Readonly<Record<string, string>>;
  readonly annotations?: readonly { readonly timestamp: number; readonly value: string }[];
}

export interface ZipkinLink {
  readonly parent: string;
  readonly child: string;
  readonly callCount: number;
  readonly errorCount?: number;
}

export interface ZipkinWorld {
  readonly traces: readonly (readonly ZipkinSpan[])[];
  readonly links: readonly ZipkinLink[];
}

/** Ids of the traces, newest first. The second has 64 bits. */
export const shopIds = [
  '5af7183fb1d4cf5f6e0b1b2a3c4d5e6f',
  '352bff9a74ca9ad2',
  '7180c278b62e8f6a216a2aea45d08fc9',
  'd1e27f1ad3fb4c1180c278b62e8f6a21',
] as const;

/** A shop that calls its stock: an order, a slow one with an error, one that shares a span's id over the wire, and a job. */
export function shopTraces(now: number): ZipkinWorld {
  const ago = (seconds: number): number => (Math.floor(now / 1000) - seconds) * 1_000_000;
  const shop = { serviceName: 'shop' };
  const stock = { serviceName: 'stock' };
  const order = (
    traceId: string,
    start: number,
    duration: number,
    tags: Readonly<Record<string, string>>,
  ): ZipkinSpan => ({
    traceId,
    id: '000000000000000a',
    kind: 'SERVER',
    name: 'post /order',
    timestamp: start,
    duration,
    localEndpoint: shop,
    tags,
  });
  const call = (traceId: string, start: number, duration: number): ZipkinSpan => ({
    traceId,
    parentId: '000000000000000a',
    id: '000000000000000b',
    kind: 'CLIENT',
    name: 'reserve',
    timestamp: start,
    duration,
    localEndpoint: shop,
    remoteEndpoint: stock,
  });
  const [first, second, third, fourth] = shopIds;
  const failing = 'out of stock';
  return {
    traces: [
      [
        order(first, ago(60), 120_000, { 'http.method': 'POST', 'http.status_code': '200' }),
        call(first, ago(60) + 10_000, 80_000),
        { ...call(first, ago(60) + 20_000, 60_000), shared: true, kind: 'SERVER', localEndpoint: stock },
      ],
      [
        order(second, ago(120), 2_400_000, {
          'http.method': 'POST',
          'http.status_code': '500',
          error: failing,
        }),
        { ...call(second, ago(120) + 1_000, 2_390_000), tags: { error: failing } },
      ],
      [
        {
          ...order(third, ago(180), 90_000, { 'http.method': 'GET' }),
          name: 'get /',
          id: '000000000000000c',
        },
      ],
      [
        {
          traceId: fourth,
          id: '000000000000000d',
          name: 'count',
          timestamp: ago(240),
          duration: 1_000,
          localEndpoint: stock,
          annotations: [{ timestamp: ago(240) + 500, value: 'half' }],
        },
      ],
    ],
    links: [{ parent: 'shop', child: 'stock', callCount: 2, errorCount: 1 }],
  };
}
