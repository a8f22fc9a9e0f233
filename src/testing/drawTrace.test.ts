import { describe, expect, it } from 'vitest';
import { SpanFlag, SpanStatus, spanIdOf, spanIndex } from '../core';
import { drawRows, drawTrace, picture, traceFromPicture } from './drawTrace';

const shop = `
  web:GET /        [==========]
    api:query      [  ====    ]!
      db:SELECT    [   ==     ]~
    api:cache      [      |   ]
  late:job         [         =]?
`;

describe('drawTrace', () => {
  it('draws what traceFromPicture read', () => {
    expect(drawTrace(traceFromPicture(shop))).toBe(picture(shop));
  });

  it('reads columns out of a picture', () => {
    const trace = traceFromPicture(shop);
    expect([...trace.spans.parent]).toEqual([-1, 0, 1, 0, -1]);
    expect([...trace.spans.subtreeEnd]).toEqual([4, 3, 3, 4, 5]);
    expect([...trace.spans.depth]).toEqual([0, 1, 2, 1, 0]);
    expect([...trace.spans.start]).toEqual([0, 2e6, 3e6, 6e6, 9e6]);
    expect([...trace.spans.end]).toEqual([10e6, 6e6, 5e6, 6e6, 10e6]);
    expect(trace.spans.status[1]).toBe(SpanStatus.error);
    expect(trace.spans.flags[2]).toBe(SpanFlag.followsFrom);
    expect(trace.spans.flags[4]).toBe(SpanFlag.orphan);
    expect(trace.services).toEqual(['web', 'api', 'db', 'late']);
  });

  it('sorts siblings by start and keeps the line number as id', () => {
    const trace = traceFromPicture(`
      a:root   [====]
        b:late [  = ]
        c:soon [ =  ]
    `);
    expect(drawTrace(trace)).toBe(
      picture(`
        a:root   [====]
          c:soon [ =  ]
          b:late [  = ]
      `),
    );
    expect(spanIdOf(trace, spanIndex(1))).toBe('0000000000000003');
  });

  it('draws only the rows asked for, and long traces in round steps', () => {
    const trace = traceFromPicture(shop, 60e9);
    expect(drawRows(trace, [0, 4])).toBe(
      [`web:GET / [${'='.repeat(60)}]`, `late:job  [${' '.repeat(54)}${'='.repeat(6)}]?`].join('\n'),
    );
  });

  it('refuses what is no picture', () => {
    expect(() => traceFromPicture('a:b [  ]')).toThrow('needs =');
    expect(() => traceFromPicture('a:b [=]\n     c:d [=]')).toThrow('two blanks');
    expect(() => traceFromPicture('hello')).toThrow('not a line');
  });
});
