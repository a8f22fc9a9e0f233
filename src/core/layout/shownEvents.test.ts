import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { nanos, spanIndex, SpanStatus, type EventTable, type SpanTable } from '../model';
import { eventsInOrder } from './eventsInOrder';
import { shownEvents, type EventWish } from './shownEvents';

const table = (
  events: readonly (readonly [time: number, span: number, isError?: boolean])[],
): EventTable => ({
  count: events.length,
  time: Float64Array.from(events, ([time]) => time),
  span: Int32Array.from(events, ([, span]) => span),
  place: Uint32Array.from(events, (_, at) => at),
  isError: Uint8Array.from(events, ([, , isError]) => Number(isError ?? false)),
});
const all: EventWish = { spans: undefined, of: undefined, window: undefined, onlyErrors: false };

describe('events in order', () => {
  it('stand by time, then by span, those without a time last', () => {
    const ordered = eventsInOrder(
      table([
        [5, 0],
        [NaN, 0],
        [-3, 1, true],
        [5, 1],
        [0, 2],
        [NaN, 2],
      ]),
    );
    expect([...ordered.place]).toEqual([2, 4, 0, 3, 1, 5]);
    expect([...ordered.time]).toEqual([-3, 0, 5, 5, NaN, NaN]);
    expect([...ordered.span]).toEqual([1, 2, 0, 1, 0, 2]);
    expect([...ordered.isError]).toEqual([1, 0, 0, 0, 0, 0]);
  });
});

describe('shown events', () => {
  const { spans } = traceFromPicture(`
    a: root     [==========]
      b: child  [  =====   ]!
        c: leaf [   ==     ]
      d: other  [      ==  ]
  `);
  const events = table([
    [0, 0],
    [2, 1],
    [3, 2, true],
    [4, 2],
    [6, 3],
    [9, 0],
    [NaN, 3],
  ]);
  const shown = (wish: Partial<EventWish>) => {
    const rows = shownEvents(events, spans, { ...all, ...wish });
    return rows && [...rows];
  };

  it('are all of them when nothing is wished', () => {
    expect(shown({})).toBeUndefined();
  });

  it('are those of a span and of all below it', () => {
    expect(shown({ of: spanIndex(1) })).toEqual([1, 2, 3]);
    expect(shown({ of: spanIndex(0) })).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(shown({ of: spanIndex(3) })).toEqual([4, 6]);
  });

  it('are cut by their own time, whatever their span’s is', () => {
    expect(shown({ window: { start: nanos(2), end: nanos(4) } })).toEqual([1, 2, 3]);
    expect(shown({ window: { start: nanos(9), end: nanos(9) } })).toEqual([5]);
  });

  it('are those that tell of an error and those of spans in error', () => {
    expect([...spans.status]).toEqual([0, SpanStatus.error, 0, 0]);
    expect(shown({ onlyErrors: true })).toEqual([1, 2]);
  });

  it('are those of the spans that are wanted', () => {
    expect(shown({ spans: Uint8Array.of(0, 0, 0, 1) })).toEqual([4, 6]);
  });

  it('fulfil every wish at once', () => {
    const below = (tree: SpanTable, top: number, span: number): boolean => {
      for (let at = span; at >= 0; at = tree.parent[at] ?? -1) if (at === top) return true;
      return false;
    };
    fc.assert(
      fc.property(
        arbitraryTrace({ maxSpans: 12 }),
        fc.array(
          fc.tuple(fc.oneof(fc.integer({ min: -5, max: 1500 }), fc.constant(NaN)), fc.nat(), fc.boolean()),
        ),
        fc.record({
          kept: fc.option(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), { nil: undefined }),
          top: fc.option(fc.nat(), { nil: undefined }),
          window: fc.option(
            fc.tuple(fc.integer({ min: -5, max: 900 }), fc.nat({ max: 900 })).map(([start, length]) => ({
              start: nanos(start),
              end: nanos(start + length),
            })),
            { nil: undefined },
          ),
          onlyErrors: fc.boolean(),
        }),
        (trace, drawn, { kept, top, window, onlyErrors }) => {
          const tree = trace.spans;
          const made = eventsInOrder(
            table(drawn.map(([time, span, isError]) => [time, span % tree.count, isError])),
          );
          const of = top === undefined ? undefined : spanIndex(top % tree.count);
          const rows = shownEvents(made, tree, {
            spans: kept && Uint8Array.from(kept, Number),
            of,
            window,
            onlyErrors,
          });
          const plain = Array.from({ length: made.count }, (_, at) => at).filter((at) => {
            const span = made.span[at] ?? 0;
            const time = made.time[at] ?? NaN;
            return (
              (kept === undefined || kept[span] === true) &&
              (of === undefined || below(tree, of, span)) &&
              (window === undefined || (time >= window.start && time <= window.end)) &&
              (!onlyErrors || made.isError[at] === 1 || tree.status[span] === SpanStatus.error)
            );
          });
          expect(rows === undefined ? plain : [...rows]).toEqual(plain);
        },
      ),
    );
  });
});
