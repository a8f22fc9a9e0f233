import { describe, expect, it } from 'vitest';
import { fanTrace } from '../../../testing/arbitraryTrace';
import { shapeLines, shapeOf, unindented } from '../../../testing/drawShape';
import { traceFromPicture } from '../../../testing/drawTrace';
import { markedBefore, markedIn, membersOf } from './nodes';

const loop = traceFromPicture(`
  web:page       [================]
    cache:get    [=               ]
    db:SELECT    [ =              ]
    cache:get    [  =             ]
    db:SELECT    [   =            ]!
      net:send   [   =            ]
    cache:get    [    =           ]
    db:SELECT    [     =          ]
    cache:get    [      =         ]
    db:SELECT    [       =        ]
    cache:get    [        =       ]
    db:SELECT    [         =      ]
    mail:send    [          ==    ]
    log:write    [            =   ]
    log:write    [             == ]
    log:write    [            =   ]
    log:write    [             =  ]
    log:write    [            =   ]
`);

describe('groups', () => {
  it('stand only for what is alike in the chosen values too', () => {
    const fan = traceFromPicture(
      ['web:page [============]', ...Array.from({ length: 11 }, () => '  db:SELECT [=]')].join('\n'),
    );
    const value = (of: (span: number) => number) => fan.spans.start.map((_, span) => of(span));
    const groupsOf = (...alike: Float64Array[]) => {
      const tree = shapeOf(fan, { groupFrom: 4, alike: alike.map((one) => Int32Array.from(one)) });
      return Array.from({ length: tree.groups.count }, (_, group) => [...membersOf(tree, group)]);
    };
    const halves = value((span) => (span < 6 ? 1 : 2));
    expect(groupsOf()).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]);
    expect(groupsOf(halves)).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10, 11],
    ]);
    // Those without a value are alike; a second value parts what the first leaves together.
    expect(
      groupsOf(
        halves,
        value((span) => (span < 8 ? -1 : span)),
      ),
    ).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('stand for loops and for what is alike', () => {
    const tree = shapeOf(loop, { groupFrom: 5 });
    expect(shapeLines(loop, tree)).toBe(
      unindented(`
        web:page
          cache:get ×10
          mail:send
          log:write ×5
      `),
    );
    expect([...tree.groups.period]).toEqual([2, 1]);
    expect([...tree.spanCount]).toEqual([1, 11, 1, 5]);
    const errors = markedBefore(tree, (span) => loop.spans.status[span] === 2);
    expect(markedIn(tree, errors, 1)).toBe(1);
    expect(markedIn(tree, errors, 0, false)).toBe(1);
  });

  it('open step by step, by any of their members', () => {
    const tree = shapeOf(loop, { groupFrom: 5, open: [{ what: 'group', span: 2, shown: 4 }] });
    expect(shapeLines(loop, tree)).toBe(
      unindented(`
        web:page
          cache:get ×10
            cache:get
            db:SELECT
            cache:get
            db:SELECT
              net:send
            … 6
          mail:send
          log:write ×5
      `),
    );
    expect(tree.spanCount[1]).toBe(0);
  });

  it('are ordered like spans, and so are their members', () => {
    const tree = shapeOf(loop, {
      groupFrom: 5,
      order: 'duration',
      open: [{ what: 'group', span: 13, shown: 2 }],
    });
    expect(shapeLines(loop, tree)).toBe(
      unindented(`
        web:page
          mail:send
          log:write ×5
            log:write
            log:write
            … 3
          cache:get ×10
      `),
    );
    expect(loop.spans.start[tree.span[3] ?? 0]).toBe(13e6);
  });

  it('need as many as they are asked for, and one kind is no loop', () => {
    expect(shapeOf(loop, { groupFrom: 6 }).groups.count).toBe(0);
    const fan = fanTrace(36);
    expect([...shapeOf(fan, { groupFrom: 5 }).groups.period]).toEqual([7]);
  });
});
