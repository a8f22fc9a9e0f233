import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { analyseTrace } from './analyseTrace';
import { serviceOperations } from './serviceOperations';
import { serviceTotals } from './serviceTotals';

const shop = traceFromPicture(`
  A:edge       [====================]
    B:handle   [ ===============    ]
      C:fetch  [  ====              ]!
      C:fetch  [      =======       ]
      C:store  [          =====     ]
    C:late     [     ====           ]^
`);

describe('serviceOperations', () => {
  it('adds up the spans of each name, leaves out times off scale and finds the longest', () => {
    const operations = serviceOperations(shop, analyseTrace(shop), shop.services.indexOf('C'));
    const row = ({ name, spanCount, errorCount, total, self, longestSpan }: (typeof operations)[number]) =>
      `${name} ×${spanCount} !${errorCount} ${total / 1e6}/${self / 1e6} → ${longestSpan}`;
    expect(operations.map(row)).toEqual([
      'fetch ×2 !1 11/11 → 3',
      'store ×1 !0 5/5 → 4',
      'late ×1 !0 0/0 → 5',
    ]);
  });
  it('agrees with the totals of the service on every trace', () => {
    fc.assert(
      fc.property(arbitraryTrace(), (trace) => {
        const facts = analyseTrace(trace);
        for (const totals of serviceTotals(trace, facts)) {
          const operations = serviceOperations(trace, facts, totals.service);
          const sum = (of: (operation: (typeof operations)[number]) => number) =>
            operations.reduce((all, operation) => all + of(operation), 0);
          expect(sum(({ spanCount }) => spanCount)).toBe(totals.spanCount);
          expect(sum(({ errorCount }) => errorCount)).toBe(totals.errorCount);
          expect(sum(({ self }) => self)).toBeCloseTo(totals.selfTime);
        }
      }),
    );
  });
});
