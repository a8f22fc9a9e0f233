import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../../testing/arbitraryTrace';
import { traceFromPicture } from '../../../testing/drawTrace';
import { linkKinds, nanos, px, rowIndex, spanIndex, type SpanLinks } from '../../model';
import { foldAll, foldBelow } from '../folds';
import { rowShowing, visibleRows } from '../rows';
import { TimeAxis } from '../timeAxis';
import { wholeTrace } from '../timeWindow';
import { arrowPath, linkEndX } from './arrowPath';
import { LinkIndex } from './LinkIndex';
import { linkedOnScreen, linkedRows, type LinkedRow } from './linkedRows';

const linksOf = (pairs: readonly (readonly [from: number, to: number])[]): SpanLinks => {
  const sorted = pairs.toSorted(([a], [b]) => a - b);
  return {
    from: Int32Array.from(sorted, ([from]) => from),
    to: Int32Array.from(sorted, ([, to]) => to),
    kind: new Uint8Array(sorted.length).fill(linkKinds.indexOf('LINK')),
  };
};

const trace = traceFromPicture(`
  a:root      [============]
    b:produce [===         ]
      c:send  [ =          ]
    d:consume [     ===    ]
      e:work  [      =     ]
    f:audit   [         ===]
`);
// consume follows what sent; work and audit link to produce.
const index = new LinkIndex(
  linksOf([
    [3, 2],
    [4, 1],
    [5, 1],
    [5, 5],
  ]),
  6,
);

const say = ({ row, span, direction, count }: LinkedRow) => `${row}: ${direction} ${span} ×${count}`;

describe('LinkIndex', () => {
  it('knows each link by both of its ends', () => {
    const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 40 });
    fc.assert(
      fc.property(pairs, (all) => {
        const links = linksOf(all);
        const found = new LinkIndex(links, 10);
        for (let span = 0; span < 10; span++) {
          const outgoing = all.filter(([from]) => from === span).map(([, to]) => to);
          const incoming = all.filter(([, to]) => to === span).map(([from]) => from);
          expect(found.outgoing(spanIndex(span)).map((end) => end.span)).toEqual(outgoing);
          expect(found.incoming(spanIndex(span)).map((end) => Number(end.span))).toEqual(
            incoming.toSorted((a, b) => a - b),
          );
        }
      }),
    );
  });
});

describe('linkedRows', () => {
  const rowsWith = (folds: Parameters<typeof visibleRows>[1]) => {
    const rows = visibleRows(trace.spans, folds);
    return (span: number) => linkedRows(index, spanIndex(span), (of) => rowShowing(rows, of)).map(say);
  };

  it('leads from a span to what it links to and what links to it', () => {
    const linked = rowsWith({ preset: 'none', toggled: new Set() });
    expect(linked(3)).toEqual(['2: to 2 ×1']);
    expect(linked(1)).toEqual(['4: from 4 ×1', '5: from 5 ×1']);
    expect(linked(5)).toEqual(['1: to 1 ×1']);
    expect(linked(0)).toEqual([]);
  });

  it('leads to the folded row that hides the other end, and nowhere inside of it', () => {
    const linked = rowsWith(foldBelow(1));
    // root, produce, consume, audit
    expect(linked(3)).toEqual(['1: to 2 ×1']);
    expect(linked(1)).toEqual(['2: from 4 ×1', '3: from 5 ×1']);
    expect(rowsWith(foldAll())(1)).toEqual([]);
  });

  it('loses no link at any fold, and parts them at the edges of the screen', () => {
    const scenes = fc.record({
      any: arbitraryTrace({ maxSpans: 30 }),
      pairs: fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 40 }),
      level: fc.nat(4),
      of: fc.nat(29),
      first: fc.nat(20),
      length: fc.nat(10),
    });
    fc.assert(
      fc.property(scenes, ({ any, pairs, level, of, first, length }) => {
        const { count } = any.spans;
        const kept = pairs.filter(([from, to]) => from < count && to < count);
        const span = spanIndex(of % count);
        const rows = visibleRows(any.spans, foldBelow(level));
        const rowOf = (each: number) => rowShowing(rows, each);
        const all = linkedRows(new LinkIndex(linksOf(kept), count), span, rowOf);
        const elsewhere = kept.flatMap(([from, to]) => [
          ...(from === span && rowOf(to) !== rowOf(span) ? [to] : []),
          ...(to === span && rowOf(from) !== rowOf(span) ? [from] : []),
        ]);
        const sum = (list: readonly LinkedRow[]) => list.reduce((total, each) => total + each.count, 0);
        expect(sum(all)).toBe(elsewhere.length);
        const { inside, above, below } = linkedOnScreen(all, first, first + length);
        expect(sum(inside) + (above?.count ?? 0) + (below?.count ?? 0)).toBe(elsewhere.length);
        for (const { row } of inside) expect(row >= first && row < first + length).toBe(true);
        if (above) expect(above.nearest.row).toBe(all.findLast(({ row }) => row < first)?.row);
        if (below) expect(below.nearest.row).toBe(all.find(({ row }) => row >= first + length)?.row);
        expect(new Set(all.map(({ row, direction }) => `${row} ${direction}`)).size).toBe(all.length);
      }),
    );
  });

  it('stands for 100 000 links to folded spans by one row', () => {
    const many = linksOf(Array.from({ length: 100_000 }, (_, at) => [0, at + 1] as const));
    const linked = linkedRows(new LinkIndex(many, 100_001), spanIndex(0), (span) =>
      rowIndex(span === 0 ? 0 : 1),
    );
    expect(linked.map(say)).toEqual(['1: to 1 ×100000']);
  });
});

describe('the geometry of an arrow', () => {
  const axis = new TimeAxis(wholeTrace(trace), px(120));

  it('leaves at the end of what came before and meets the start of what came after', () => {
    expect(linkEndX(trace.spans, spanIndex(1), spanIndex(4), axis)).toBe(27);
    expect(linkEndX(trace.spans, spanIndex(4), spanIndex(1), axis)).toBe(63);
    // Side by side: both at their starts.
    expect(linkEndX(trace.spans, spanIndex(0), spanIndex(1), axis)).toBe(3);
  });

  it('stays on the axis where the span is outside the window', () => {
    const late = new TimeAxis({ start: trace.duration, end: nanos(20e6) }, px(100));
    expect(linkEndX(trace.spans, spanIndex(2), spanIndex(3), late)).toBe(1);
  });

  it('arrives upright from above and from below', () => {
    expect(arrowPath({ x: 10, y: 0 }, { x: 50, y: 46 })).toEqual({
      line: 'M10.0 0.0C10.0 20.0 50.0 20.0 50.0 40.0',
      head: 'M50.0 46.0L46.5 40.0H53.5z',
    });
    expect(arrowPath({ x: 50, y: 46 }, { x: 10, y: 0 })).toEqual({
      line: 'M50.0 46.0C50.0 26.0 10.0 26.0 10.0 6.0',
      head: 'M10.0 0.0L6.5 6.0H13.5z',
    });
  });
});
