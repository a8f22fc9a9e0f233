import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, chainTrace, fanTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { SpanFlag, SpanStatus, nameOf, spanIndex, type Trace } from '../model';
import { chainSpans, findErrors } from './errorChains';

const errorsOf = (trace: Trace) => findErrors(trace.spans, trace.services.length);

/** Each chain as "cause → … → top", with a + where it was made good. */
const chainsOf = (trace: Trace): string[] =>
  errorsOf(trace).chains.map(
    (chain) =>
      chainSpans(trace.spans, chain, 99)
        .map((span) => nameOf(trace, span))
        .join(' → ') + (chain.recovered ? ' +' : ''),
  );
const recoveredOf = (trace: Trace): string[] => {
  const { spans, recovered } = errorsOf(trace);
  return [...spans].filter((_, at) => recovered[at] === 1).map((span) => nameOf(trace, spanIndex(span)));
};

describe('the errors of a trace', () => {
  it('are followed from the deepest one to the top', () => {
    const trace = traceFromPicture(`
      A:order     [==========]!
        B:pay     [ ======== ]!
          C:card  [  ======  ]!
            D:db  [   ==     ]!
          C:log   [        = ]
        E:stock   [ ==       ]
    `);
    expect(chainsOf(trace)).toEqual(['db → card → pay → order']);
    expect(errorsOf(trace)).toMatchObject({ serviceCount: 4, failureCount: 1 });
  });

  it('are counted as separate failures where no error connects them', () => {
    const trace = traceFromPicture(`
      A:order   [==========]
        B:pay   [ ==       ]!
          C:db  [ ==       ]!
        B:ship  [    ==    ]!
        B:mail  [       == ]~!
    `);
    expect(chainsOf(trace)).toEqual(['mail', 'db → pay +', 'ship +']);
    expect(errorsOf(trace).failureCount).toBe(1);
  });

  it('are recovered by a later try of the same call, with all that is below them', () => {
    const trace = traceFromPicture(`
      A:order    [==========]!
        B:pay    [ ==       ]!
          C:card [ ==       ]!
        B:pay    [    ==    ]
        B:ship   [       == ]!
    `);
    expect(recoveredOf(trace)).toEqual(['pay', 'card']);
    expect(chainsOf(trace)).toEqual(['ship → order']);
    expect(errorsOf(trace).chains[0]?.errorCount).toBe(4);
  });

  it('are not recovered by a call at the same time, an earlier one, or one of another parent', () => {
    const trace = traceFromPicture(`
      A:order     [==========]!
        B:pay     [ =====    ]!
        B:pay     [   ===    ]
        B:pay     [=         ]
        E:other   [      === ]
          B:pay   [       =  ]
    `);
    expect(recoveredOf(trace)).toEqual([]);
    expect(chainsOf(trace)).toEqual(['pay → order']);
  });

  it('blame the failing span itself where everything below it was made good', () => {
    const trace = traceFromPicture(`
      A:order [==========]!
        B:pay [ ==       ]!
        B:pay [    ==    ]
    `);
    expect(chainsOf(trace)).toEqual(['order']);
  });

  it('take the last try of those that failed alike', () => {
    const trace = traceFromPicture(`
      A:order   [==========]!
        B:first [ ==       ]!
        B:third [      ==  ]!
        B:again [   ==     ]!
    `);
    expect(chainsOf(trace)).toEqual(['third → order']);
  });

  it('are none where nothing failed', () => {
    expect(errorsOf(traceFromPicture('A:fine [==]'))).toMatchObject({ chains: [], failureCount: 0 });
  });

  it('belong to exactly one failure each, whose chain is a path of errors', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const { spans } = trace;
        const found = errorsOf(trace);
        expect(found.chains.reduce((sum, chain) => sum + chain.errorCount, 0)).toBe(found.spans.length);
        expect([...found.spans].every((span) => spans.status[span] === SpanStatus.error)).toBe(true);
        for (const chain of found.chains) {
          const path = chainSpans(spans, chain, Infinity);
          expect(path).toHaveLength(chain.length);
          expect(path.at(-1)).toBe(chain.top);
          for (const span of path) expect(spans.status[span]).toBe(SpanStatus.error);
          for (const span of path.slice(0, -1))
            expect((spans.flags[span] ?? 0) & SpanFlag.followsFrom).toBe(0);
          const parent = spans.parent[chain.top] ?? -1;
          if (chain.recovered) expect(parent).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('are found in deep chains and wide fans', () => {
    const deep = chainTrace(100_000);
    deep.spans.status.fill(SpanStatus.error);
    expect(errorsOf(deep).chains).toMatchObject([{ top: 0, cause: 99_999, length: 100_000 }]);
    const wide = fanTrace(100_000);
    wide.spans.status.fill(SpanStatus.error, 1);
    expect(errorsOf(wide).chains).toHaveLength(99_999);
    expect(errorsOf(wide).failureCount).toBe(0);
  });
});
