import { SpanKind, type SpanRole } from '../../../../core';

/** Outlines on a grid of 16. */
const outlines = {
  database:
    'M8 6.5c3 0 5-.9 5-2.25S11 2 8 2s-5 .9-5 2.25S5 6.5 8 6.5ZM3 4.25v7.5C3 13.1 5 14 8 14s5-.9 5-2.25v-7.5M3 8c0 1.35 2 2.25 5 2.25S13 9.35 13 8',
  http: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2C4.8 5.3 4.8 10.7 8 14M8 2c3.2 3.3 3.2 8.7 0 12',
  messaging: 'M2 3.5h12v9H2v-9ZM2 4l6 5 6-5',
  rpc: 'M2 5.5h9M8.5 3 11 5.5 8.5 8M14 11H5m2.5-2.5L5 11l2.5 2.5',
  'gen-ai': 'M8 2c.6 3.8 2.2 5.4 6 6-3.8.6-5.4 2.2-6 6-.6-3.8-2.2-5.4-6-6 3.8-.6 5.4-2.2 6-6Z',
  client: 'M7 3H2.5v10H7M6 8h7.5m-3-3 3 3-3 3',
  server: 'M9 3h4.5v10H9M2 8h7.5m-3-3 3 3-3 3',
  producer: 'M3 13.5h10M8 10V2M5 5l3-3 3 3',
  consumer: 'M3 13.5h10M8 2v8M5 7l3 3 3-3',
} as const;

const roles = {
  database: 'Database',
  http: 'HTTP',
  messaging: 'Messaging',
  rpc: 'RPC',
  'gen-ai': 'GenAI',
} as const;

const kinds = new Map<number, 'client' | 'server' | 'producer' | 'consumer'>([
  [SpanKind.client, 'client'],
  [SpanKind.server, 'server'],
  [SpanKind.producer, 'producer'],
  [SpanKind.consumer, 'consumer'],
]);

/** How a span's role and kind look and what they are called ("HTTP client"); undefined for spans that are neither. */
export function kindFace(
  role: SpanRole,
  kind: number,
): { readonly outline: string; readonly words: string } | undefined {
  const side = kinds.get(kind);
  if (role !== '') return { outline: outlines[role], words: `${roles[role]} ${side ?? 'span'}` };
  return side && { outline: outlines[side], words: `${side.charAt(0).toUpperCase()}${side.slice(1)} span` };
}
