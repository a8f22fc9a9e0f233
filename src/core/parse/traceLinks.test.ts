import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishWork } from '../../testing/finishWork';
import { parseBytes } from '../../testing/parseBytes';
import { SpanFlag, decodeSpan, hasLinks, linkKinds, spanIdOf, spanIndex, traceLinks } from '../index';
import type { ParsedTrace } from './TraceParser';

const TRACE = '000000000000000000000000000000ab';
const OTHER = '000000000000000000000000000000cd';
const hex = (n: number): string => n.toString(16).padStart(16, '0');

interface Seed {
  readonly parent: number;
  readonly id: number;
  readonly links: readonly { readonly to: number; readonly type: string; readonly here: boolean }[];
}

const seeds = fc.array(
  fc.record({
    parent: fc.nat(12),
    id: fc.integer({ min: 1, max: 12 }),
    links: fc.array(
      fc.record({
        to: fc.nat(14),
        type: fc.constantFrom('CHILD_OF', 'FOLLOWS_FROM', 'follows_from', 'SOMETHING'),
        here: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 14 },
);

const jaeger = (spans: readonly Seed[]): string =>
  JSON.stringify({
    data: [
      {
        traceID: TRACE,
        processes: { p1: { serviceName: 'a', tags: [] } },
        spans: spans.map(({ id, parent, links }, at) => ({
          traceID: TRACE,
          spanID: hex(id),
          operationName: `op ${String(at)}`,
          startTime: 1_700_000_000_000_000 + at,
          duration: 5,
          processID: 'p1',
          references: [
            ...(parent === 0 ? [] : [{ refType: 'CHILD_OF', traceID: TRACE, spanID: hex(parent) }]),
            ...links.map(({ to, type, here }) => ({
              refType: type,
              traceID: here ? TRACE : OTHER,
              spanID: hex(to),
            })),
          ],
        })),
      },
    ],
  });

const otlp = (spans: readonly Seed[]): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [] },
        scopeSpans: [
          {
            spans: spans.map(({ id, parent, links }, at) => ({
              traceId: TRACE,
              spanId: hex(id),
              parentSpanId: parent === 0 ? '' : hex(parent),
              name: `op ${String(at)}`,
              startTimeUnixNano: String(1_700_000_000_000_000_000n + BigInt(at)),
              endTimeUnixNano: String(1_700_000_000_000_000_005n + BigInt(at)),
              links: links.map(({ to, here }) => ({ traceId: here ? TRACE : OTHER, spanId: hex(to) })),
            })),
          },
        ],
      },
    ],
  });

/** The same, out of the details of all spans. */
function linksInDetails(parsed: ParsedTrace): string[] {
  const { trace } = parsed;
  const { count, flags, parent } = trace.spans;
  const first = new Map<string, number>();
  for (let i = count - 1; i >= 0; i--) first.set(spanIdOf(trace, spanIndex(i)), i);
  const found: string[] = [];
  for (let i = 0; i < count; i++) {
    if (((flags[i] ?? 0) & SpanFlag.followsFrom) !== 0) found.push(`${i} FOLLOWS_FROM ${parent[i] ?? ''}`);
    for (const { traceId, spanId, kind } of decodeSpan(parsed, spanIndex(i)).links) {
      const to = first.get(spanId);
      if (traceId === TRACE && to !== undefined) found.push(`${i} ${kind} ${to}`);
    }
  }
  return found;
}

describe('traceLinks', () => {
  it.each([
    ['Jaeger', jaeger],
    ['OTLP', otlp],
  ])('lists what the details of all spans list, in %s’s form', (_, write) => {
    fc.assert(
      fc.property(seeds, (spans) => {
        for (const parsed of parseBytes(write(spans)).traces) {
          const { from, to, kind } = finishWork(traceLinks(parsed));
          const listed = Array.from(from, (span, at) => `${span} ${linkKinds[kind[at] ?? 0]} ${to[at]}`);
          expect(listed).toEqual(linksInDetails(parsed));
          if (listed.length > 0) expect(hasLinks(parsed.trace.spans)).toBe(true);
        }
      }),
    );
  });

  it('reads 30 000 links to one span, and to 30 000 spans that are not there', () => {
    const links = (at: number) => [
      { to: 1, type: 'FOLLOWS_FROM', here: true },
      { to: 1_000_000 + at, type: 'FOLLOWS_FROM', here: true },
    ];
    const spans = Array.from({ length: 30_000 }, (_, at) => ({
      id: at + 1,
      parent: at === 0 ? 0 : 1,
      links: links(at),
    }));
    const [parsed] = parseBytes(jaeger(spans)).traces;
    if (!parsed) throw new Error('no trace');
    const { from, to } = finishWork(traceLinks(parsed));
    expect(from.length).toBe(30_000);
    expect(to.every((end) => end === 0)).toBe(true);
  });
});
