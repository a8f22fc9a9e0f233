import { describe, expect, it } from 'vitest';
import { traceFromPicture } from '../../testing/drawTrace';
import { nanos } from '../model';
import { joined, measureStretch, stretchBetween, subtreeExtent } from './measure';

const trace = traceFromPicture(`
  a:root  [==========     ]
    b:one [ ===           ]
      b:x [  ==           ]!
    c:two [     =========]
    c:now [       |       ]
    d:far [              |]^
`);
const ms = (start: number, end: number) => ({ start: nanos(start * 1e6), end: nanos(end * 1e6) });

describe('a measured stretch', () => {
  it.each([
    [ms(0, 1), { spans: 1, services: 1, errors: 0 }],
    [ms(1, 4), { spans: 3, services: 2, errors: 1 }],
    [ms(4, 5), { spans: 1, services: 1, errors: 0 }],
    [ms(6, 8), { spans: 3, services: 2, errors: 0 }],
    [ms(7, 7.5), { spans: 3, services: 2, errors: 0 }],
    [ms(14, 20), { spans: 0, services: 0, errors: 0 }],
  ])('counts what runs in it', (stretch, expected) => {
    expect(measureStretch(trace.spans, stretch)).toEqual(expected);
  });

  it('is made of two points in any order', () => {
    expect(stretchBetween(nanos(5.4), nanos(2))).toEqual({ start: 2, end: 5 });
    expect(stretchBetween(nanos(2), nanos(2.2))).toBeUndefined();
    expect(joined(ms(2, 3), undefined)).toEqual(ms(2, 3));
    expect(joined(ms(2, 3), ms(1, 2))).toEqual(ms(1, 3));
  });
});

describe('the extent of a subtree', () => {
  it('goes beyond the span where its descendants do', () => {
    expect(subtreeExtent(trace.spans, 0)).toEqual(ms(0, 14));
    expect(subtreeExtent(trace.spans, 1)).toEqual(ms(1, 4));
  });
});
