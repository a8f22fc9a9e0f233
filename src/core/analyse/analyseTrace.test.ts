import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../testing/arbitraryTrace';
import { buildTrace } from '../../testing/buildTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { NO_SPAN, SpanFlag, nameOf, spanIndex, type Trace } from '../model';
import { analyseTrace } from './analyseTrace';
import { criticalRoot } from './criticalPath';
import { criticalSegments, criticalTime, criticalTimes, errorsBelow } from './spanFacts';

const MS = 1e6;

/** Self times in milliseconds. */
const selfOf = (trace: Trace): number[] => [...analyseTrace(trace).selfTime].map((time) => time / MS);

/** The critical path drawn under the bars: one line a span, `#` where the span itself is on the path. */
function drawCritical(trace: Trace): string[] {
  const facts = analyseTrace(trace);
  return Array.from({ length: trace.spans.count }, (_, i) => {
    const line = ' '.repeat(trace.duration / MS).split('');
    for (const { start, end } of criticalSegments(trace.spans, facts, spanIndex(i), false)) {
      line.fill('#', start / MS, end / MS);
    }
    return `${nameOf(trace, spanIndex(i))} [${line.join('')}]`;
  });
}

describe('self time', () => {
  it('is what no child covers', () => {
    expect(
      selfOf(
        traceFromPicture(`
          a:root     [==========]
            b:one    [ ===      ]
            b:two    [  ====    ]
              c:in   [   =      ]
            b:twin   [  ====    ]
            b:outer  [        ==]
        `),
      ),
    ).toEqual([3, 3, 4, 3, 1, 2]);
  });

  it('counts only what lies inside the parent', () => {
    expect(
      selfOf(
        traceFromPicture(`
          a:root      [  ====    ]
            b:before  [===       ]
            b:after   [     =====]
            b:outside [       == ]
        `),
      ),
    ).toEqual([2, 3, 5, 2]);
  });

  it('is between nothing and the duration, and adds up to the wall time of serial traces', () => {
    fc.assert(
      fc.property(arbitraryTrace(), ({ spans, ...rest }) => {
        const { selfTime } = analyseTrace({ spans, ...rest });
        for (let i = 0; i < spans.count; i++) {
          expect(selfTime[i]).toBeGreaterThanOrEqual(0);
          expect(selfTime[i]).toBeLessThanOrEqual((spans.end[i] ?? 0) - (spans.start[i] ?? 0));
        }
      }),
    );
    fc.assert(
      fc.property(arbitraryTrace({ serial: true }), (trace) => {
        expect(analyseTrace(trace).selfTime.reduce((sum, time) => sum + time, 0)).toBe(trace.duration);
      }),
    );
  });
});

describe('critical path', () => {
  it('goes back from the end through the children that finished last', () => {
    expect(
      drawCritical(
        traceFromPicture(`
          a:root    [============]
            b:one   [ ====       ]
              c:sub [  ==        ]
            b:two   [  ========  ]
            b:hid   [    ===     ]
        `),
      ),
    ).toEqual([
      'root [##        ##]',
      'one [            ]',
      'sub [            ]',
      'two [  ########  ]',
      'hid [            ]',
    ]);
  });

  it('takes children that touch, and clips those that outlast their parent', () => {
    expect(
      drawCritical(
        traceFromPicture(`
          a:root    [========  ]
            b:one   [ ==       ]
            b:two   [   ==     ]
            b:long  [      ====]
              c:in  [        = ]
            b:after [         =]
        `),
      ),
    ).toEqual([
      'root [#    #    ]',
      'one [ ##       ]',
      'two [   ##     ]',
      'long [      ##  ]',
      'in [          ]',
      'after [          ]',
    ]);
  });

  it('waits for no span that was only followed or is off scale', () => {
    expect(
      drawCritical(
        traceFromPicture(`
          a:root    [======]
            b:async [ =====]~
            b:far   [  ====]^
            b:call  [ ==   ]
        `),
      ),
    ).toEqual(['root [#  ###]', 'async [      ]', 'call [ ##   ]', 'far [      ]']);
  });

  it('is that of the longest root', () => {
    const trace = traceFromPicture(`
      a:first [=====     ]
      a:long  [ ======== ]
        b:in  [   ==     ]
      a:late  [         =]?
    `);
    expect(drawCritical(trace)).toEqual([
      'first [          ]',
      'long [ ##  #### ]',
      'in [   ##     ]',
      'late [          ]',
    ]);
  });

  it('is empty where there is no root on scale', () => {
    expect(criticalRoot(traceFromPicture('a:far [===]^').spans)).toBe(NO_SPAN);
    const facts = analyseTrace(buildTrace([]));
    expect(facts.criticalSpan.length).toBe(0);
    expect(facts.depthCount).toBe(0);
    expect([...facts.criticalOffset]).toEqual([0]);
  });

  it('covers the root exactly, without overlap, inside each span, in the order that is promised', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const { spans } = trace;
        const facts = analyseTrace(trace);
        const root = criticalRoot(spans);
        const segments = Array.from(facts.criticalSpan, (span, k) => ({
          span,
          start: facts.criticalStart[k] ?? 0,
          end: facts.criticalEnd[k] ?? 0,
        }));
        for (const { span, start, end } of segments) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(spans.start[span] ?? 0);
          expect(end).toBeLessThanOrEqual(spans.end[span] ?? 0);
        }
        const inOrder = segments.toSorted((a, b) => a.span - b.span || a.start - b.start);
        expect(segments).toEqual(inOrder);
        for (let i = 0; i < spans.count; i++) {
          const own = segments.slice(facts.criticalOffset[i], facts.criticalOffset[i + 1]);
          expect(own.every(({ span }) => span === i)).toBe(true);
        }
        if (root === NO_SPAN) {
          expect(segments).toEqual([]);
          return;
        }
        let cursor = spans.start[root] ?? 0;
        for (const { start, end } of segments.toSorted((a, b) => a.start - b.start)) {
          expect(start).toBe(cursor);
          cursor = end;
        }
        expect(cursor).toBe(spans.end[root]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the definition: step by step backwards, looking at all children each time', () => {
    fc.assert(
      fc.property(arbitraryTrace({ maxSpans: 15 }), (trace) => {
        const facts = analyseTrace(trace);
        expect(
          Array.from(facts.criticalSpan, (span, k) => [span, facts.criticalStart[k], facts.criticalEnd[k]]),
        ).toEqual(plainCriticalPath(trace));
      }),
      { numRuns: 500 },
    );
  });
});

/** The definition without any cleverness; recursive and quadratic. */
function plainCriticalPath({ spans }: Trace): [number, number, number][] {
  const path: [number, number, number][] = [];
  const walk = (span: number, from: number, to: number): void => {
    const children: { child: number; start: number; end: number }[] = [];
    for (let child = 0; child < spans.count; child++) {
      const start = Math.max(from, spans.start[child] ?? 0);
      const end = Math.min(to, spans.end[child] ?? 0);
      const ignored = ((spans.flags[child] ?? 0) & (SpanFlag.followsFrom | SpanFlag.offScale)) !== 0;
      if (spans.parent[child] === span && !ignored && end > start) children.push({ child, start, end });
    }
    let cursor = to;
    for (;;) {
      const open = children.filter(({ end }) => end <= cursor);
      if (open.length === 0) break;
      const last = open.reduce((best, each) =>
        each.end > best.end || (each.end === best.end && each.start < best.start) ? each : best,
      );
      if (last.end < cursor) path.push([span, last.end, cursor]);
      walk(last.child, last.start, last.end);
      cursor = last.start;
    }
    if (cursor > from) path.push([span, from, cursor]);
  };
  const root = criticalRoot(spans);
  if (root !== NO_SPAN) walk(root, spans.start[root] ?? 0, spans.end[root] ?? 0);
  return path.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

describe('facts of a span', () => {
  it('merges the path of a folded subtree into one segment', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const facts = analyseTrace(trace);
        for (let i = 0; i < trace.spans.count; i++) {
          const stop = trace.spans.subtreeEnd[i] ?? 0;
          const subtree = Array.from({ length: stop - i }, (_, k) => spanIndex(i + k));
          const parts = subtree.flatMap((span) => criticalSegments(trace.spans, facts, span, false));
          parts.sort((a, b) => a.start - b.start);
          const first = parts[0];
          const last = parts.at(-1);
          const merged = first && last ? [{ start: first.start, end: last.end }] : [];
          for (let k = 1; k < parts.length; k++) expect(parts[k]?.start).toBe(parts[k - 1]?.end);
          expect(criticalSegments(trace.spans, facts, spanIndex(i), true)).toEqual(merged);
        }
      }),
    );
  });

  it('counts errors below, and time on the path', () => {
    const trace = traceFromPicture(`
      a:root   [======]!
        b:call [ ==== ]
          c:q  [  ==  ]!
        b:x    [     =]!
    `);
    const facts = analyseTrace(trace);
    expect([0, 1, 2, 3].map((i) => errorsBelow(trace.spans, facts, spanIndex(i)))).toEqual([2, 1, 0, 0]);
    expect([0, 1, 2, 3].map((i) => criticalTime(facts, spanIndex(i)) / MS)).toEqual([1, 2, 2, 1]);
    expect([...criticalTimes(facts)]).toEqual([1 * MS, 2 * MS, 2 * MS, 1 * MS]);
    expect(facts.depthCount).toBe(3);
  });
});

describe('size', () => {
  it('analyses a chain of 100 000 spans', () => {
    const trace = chainTrace(100_000);
    const facts = analyseTrace(trace);
    expect(facts.depthCount).toBe(100_000);
    expect(facts.criticalOffset[100_000]).toBe(199_999);
    expect(facts.selfTime[0]).toBe(2);
  });

  it('analyses a fan of 100 000 spans', () => {
    const trace = fanTrace(100_000);
    const facts = analyseTrace(trace);
    const total = criticalTimes(facts).reduce((sum, time) => sum + time, 0);
    expect(total).toBe(trace.duration);
    expect(errorsBelow(trace.spans, facts, spanIndex(0))).toBe(1);
  });
});
