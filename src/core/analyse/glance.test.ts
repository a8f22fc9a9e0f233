import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { nameOf, type Trace } from '../model';
import { findErrors } from './errorChains';
import { glanceSpans } from './glance';

const glance = (trace: Trace, most: number) =>
  glanceSpans(trace.spans, findErrors(trace.spans, trace.services.length), most);
const said = (trace: Trace, most: number) =>
  glance(trace, most).map(({ span, depth }) => '  '.repeat(depth) + nameOf(trace, span));

describe('a trace at a glance', () => {
  const trace = traceFromPicture(`
    A:order     [==========]
      B:check   [=         ]
      B:pay     [ ======   ]
        C:card  [  ====    ]
          D:db  [   =      ]!
      E:mail    [       == ]
  `);
  it('shows where failures began and the longest spans, as they lie in the tree', () => {
    expect(said(trace, 4)).toEqual(['order', '  pay', '    card', '      db']);
    expect(said(trace, 3)).toEqual(['order', '  pay', '    db']);
    expect(said(trace, 5)).toEqual(['order', '  pay', '    card', '      db', '  mail']);
  });

  it('is the whole of a small trace, and nothing of an empty one', () => {
    expect(said(trace, 50)).toHaveLength(6);
    expect(said(traceFromPicture(''), 5)).toEqual([]);
  });

  it('gives half of the places to failures at most', () => {
    const failing = traceFromPicture(`
      A:order [==========]
        B:a   [ =        ]!
        B:b   [  =       ]!
        B:c   [   =      ]!
        B:d   [    ===== ]
    `);
    expect(said(failing, 4)).toEqual(['order', '  a', '  b', '  d']);
  });

  it('has no more spans than places, each once, in order, and none that it leaves out is longer than a chosen one', () => {
    fc.assert(
      fc.property(arbitraryTrace(), fc.integer({ min: 1, max: 12 }), (any, most) => {
        const chosen: readonly number[] = glance(any, most).map(({ span }) => span);
        expect(chosen).toHaveLength(Math.min(most, any.spans.count));
        expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
        const causes = new Set<number>(
          findErrors(any.spans, any.services.length).chains.map(({ cause }) => cause),
        );
        const length = (i: number) => (any.spans.end[i] ?? 0) - (any.spans.start[i] ?? 0);
        const shortest = chosen
          .filter((span) => !causes.has(span))
          .reduce((least, span) => Math.min(least, length(span)), Infinity);
        for (let i = 0; i < any.spans.count; i++)
          if (!chosen.includes(i)) expect(length(i)).toBeLessThanOrEqual(shortest);
      }),
    );
  });

  it('walks a chain of 100 000 spans without recursion', () => {
    expect(glance(chainTrace(100_000), 12).at(-1)?.depth).toBe(11);
  });
});
