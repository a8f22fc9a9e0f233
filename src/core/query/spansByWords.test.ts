import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { finishWork } from '../../testing/finishWork';
import { nameOf, serviceOf, spanIdOf, spanIndex, type Trace } from '../model';
import { likeness, typedWords } from './matchWords';
import { spansByWords } from './spansByWords';

const shop = traceFromPicture(`
  web:GET /cart        [==========]
    cart:load items    [ ===      ]
      db:SELECT items  [ =        ]
      db:SELECT items  [  ==      ]
      db:SELECT items  [    =     ]!
    pay:charge card    [     ===  ]
`);

const search = (trace: Trace, typed: string, most = 10) =>
  finishWork(spansByWords(trace, typedWords(typed), most));
const found = (typed: string, most = 10) => {
  const { spans, count } = search(shop, typed, most);
  return [
    count,
    ...spans.map(
      (span) => `${serviceOf(shop, span)}:${nameOf(shop, span)} ${spanIdOf(shop, span).slice(-1)}`,
    ),
  ];
};

describe('spans by words', () => {
  it('are found by name and by service, the better first', () => {
    expect(found('charge')).toEqual([1, 'pay:charge card 6']);
    expect(found('cart')).toEqual([2, 'web:GET /cart 1', 'cart:load items 2']);
    expect(found('db select')).toEqual([
      3,
      // failed before not failed, longer before shorter
      'db:SELECT items 5',
      'db:SELECT items 4',
      'db:SELECT items 3',
    ]);
    expect(found('nothing')).toEqual([0]);
    expect(found('')).toEqual([0]);
  });

  it('are counted all and listed up to the limit', () => {
    expect(found('select', 2)).toEqual([3, 'db:SELECT items 5', 'db:SELECT items 4']);
  });

  it('are found by the beginning of their id', () => {
    expect(found('0000000000000004')).toEqual([1, 'db:SELECT items 4']);
    expect(found('00000000000')[0]).toBe(6);
    expect(found('0000000000000009')).toEqual([0]);
  });

  it('are the same as by looking at each, in any trace', () => {
    fc.assert(
      fc.property(
        arbitraryTrace(),
        fc.constantFrom('a', 'b', 'proto', '0000', 'GET', 'api query'),
        (trace, typed) => {
          const words = typedWords(typed);
          const answers = (at: number) =>
            likeness(words, [nameOf(trace, spanIndex(at)), serviceOf(trace, spanIndex(at))]) > 0 ||
            (/^[0-9a-f]{4,}$/.test(typed) && spanIdOf(trace, spanIndex(at)).toLowerCase().startsWith(typed));
          const all = Array.from({ length: trace.spans.count }, (_, at) => at).filter(answers);
          const { spans, count } = search(trace, typed, 1000);
          expect(count).toBe(all.length);
          expect([...spans].sort((a, b) => a - b)).toEqual(all);
        },
      ),
    );
  });
});
