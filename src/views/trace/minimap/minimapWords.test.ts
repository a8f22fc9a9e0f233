import { describe, expect, it } from 'vitest';
import { formatDuration, nanos, overviewOf } from '../../../core';
import { traceFromPicture } from '../../../testing/drawTrace';
import { minimapWords } from './minimapWords';

const trace = traceFromPicture(`
  a:root  [==========]
    b:one [=         ]!
    b:two [   ===    ]
      c:x [   ==     ]!
    d:off [ =        ]^
`);

describe('minimapWords', () => {
  it('puts the picture into sentences', () => {
    expect(minimapWords(overviewOf(trace), undefined, formatDuration)).toBe(
      '5 spans in 4 services. The busiest stretch is 3.00 ms to 5.10 ms, with up to 3 spans in a hundredth of the trace. ' +
        '2 errors, the first at 0 ns, the last at 3.00 ms. 1 span is off the scale and not in the picture.',
    );
  });

  it('says what a find hits', () => {
    const overview = overviewOf(traceFromPicture('a:x [====]'));
    expect(minimapWords(overview, { count: 1, first: nanos(2e6) }, formatDuration)).toBe(
      '1 span in 1 service. No errors. 1 match, the first at 2.00 ms.',
    );
    expect(minimapWords(overview, { count: 0, first: undefined }, formatDuration)).toMatch(/ 0 matches\.$/);
  });

  it('names no stretch where none stands out', () => {
    const even = traceFromPicture(`
      a:x [====]
      b:y [====]!
    `);
    expect(minimapWords(overviewOf(even), undefined, formatDuration)).toBe(
      '2 spans in 2 services. They are spread evenly. 1 error, at 0 ns.',
    );
  });
});
