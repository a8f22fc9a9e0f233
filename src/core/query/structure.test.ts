import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { finishWork } from '../../testing/finishWork';
import { nameOf, spanIndex, type Trace } from '../model';
import { FindIndex } from './FindIndex';
import { relations, type Relation } from './findNode';
import { relatedSpans, togetherInTrace, whereCounted } from './structure';
import { TraceFind } from './TraceFind';

/** The relations by their definition, for one pair of spans. */
const holds: Readonly<Record<Relation, (trace: Trace, left: number, right: number) => boolean>> = {
  '>': ({ spans }, left, right) => spans.parent[right] === left,
  '>>': ({ spans }, left, right) => right > left && right < (spans.subtreeEnd[left] ?? 0),
  '<': ({ spans }, left, right) => spans.parent[left] === right,
  '<<': ({ spans }, left, right) => left > right && left < (spans.subtreeEnd[right] ?? 0),
  '~': ({ spans }, left, right) =>
    left !== right && (spans.parent[left] ?? -1) >= 0 && spans.parent[left] === spans.parent[right],
  before: ({ spans }, left, right) => left !== right && (spans.end[left] ?? 0) <= (spans.start[right] ?? 0),
  after: ({ spans }, left, right) => left !== right && (spans.start[left] ?? 0) >= (spans.end[right] ?? 0),
};

const marksOf = (spans: readonly number[], count: number): Uint8Array<ArrayBuffer> => {
  const marks = new Uint8Array(count);
  for (const span of spans) if (span < count) marks[span] = 1;
  return marks;
};
const chosen = fc.array(fc.nat(40), { maxLength: 12 });

describe('relations between spans', () => {
  it.each(relations)('%s is what its definition says of every pair', (relation) => {
    fc.assert(
      fc.property(arbitraryTrace(), chosen, chosen, (trace, some, others) => {
        const { count } = trace.spans;
        const [left, right] = [marksOf(some, count), marksOf(others, count)];
        const expected = Array.from(right, (is, span) =>
          is === 1 && left.some((also, other) => also === 1 && holds[relation](trace, other, span)) ? 1 : 0,
        );
        const found = relatedSpans(trace.spans, Int32Array.of(0, count), relation, left, right);
        expect([...found]).toEqual(expected);
      }),
    );
  });

  it('stay within a trace', () => {
    const trace = traceFromPicture(`
      a:one [==   ]
      a:two [   ==]
    `);
    const [one, two] = [marksOf([0], 2), marksOf([1], 2)];
    for (const [starts, found] of [
      [Int32Array.of(0, 2), 1],
      [Int32Array.of(0, 1, 2), 0],
    ] as const) {
      expect(relatedSpans(trace.spans, starts, 'before', one, two)[1]).toBe(found);
      expect(relatedSpans(trace.spans, starts, 'after', two, one)[0]).toBe(found);
    }
  });

  it('counts and joins trace by trace', () => {
    const starts = Int32Array.of(0, 3, 3, 5);
    const some = Uint8Array.of(0, 1, 1, 0, 1);
    expect([...whereCounted(starts, some, (count) => count > 1)]).toEqual([0, 1, 1, 0, 0]);
    expect([...whereCounted(starts, some, (count) => count === 0)]).toEqual([0, 0, 0, 0, 0]);
    expect([...whereCounted(starts, Uint8Array.of(0, 1, 0, 0, 0), (count) => count === 0)]).toEqual([
      0, 0, 0, 1, 0,
    ]);
    expect([...togetherInTrace(starts, [some, Uint8Array.of(1, 0, 0, 0, 0)])]).toEqual([1, 1, 1, 0, 0]);
  });
});

const shop = traceFromPicture(`
  A:checkout    [====================]
    B:pay       [ =====              ]
      C:charge  [  ===               ]!
      C:retry   [      =             ]
    B:ship      [           ======   ]
      D:label   [            ==      ]
`);

function found(text: string): string {
  const index = new FindIndex(shop, {
    forEachPair: () => undefined,
    resourceCount: 1,
    resourceOf: new Uint32Array(shop.spans.count),
    forEachResourcePair: () => undefined,
    decode: () => '',
  });
  index.build();
  const { matches, mistake } = finishWork(new TraceFind(index).find(text));
  if (mistake) return mistake.message;
  return Array.from(matches, (span) => nameOf(shop, spanIndex(span))).join(' ');
}

describe('structure in one trace', () => {
  it.each([
    ['{service=A} > {service=B}', 'pay ship'],
    ['{service=A} >> {service=C}', 'charge retry'],
    ['{service=A} > {service=B} > {error?}', 'charge'],
    ['{error?} < {}', 'pay'],
    ['{error?} << {}', 'checkout pay'],
    ['{error?} ~ {}', 'retry'],
    ['{name=pay} before {service=B}', 'ship'],
    ['{name=ship} after {service=B}', 'pay'],
    ['{service=A} > ({name=pay} or {name=ship}) > {service=D}', 'label'],
    ['{root?}', 'checkout'],
    ['{service=B} {service=D}', 'pay ship label'],
    ['{service=B} {service=Z}', ''],
    // Plain terms beside a set hold on one span.
    ['service=C error? {service=D}', 'charge label'],
    ['service=B error? {service=D}', ''],
    ['-{service=Z}', 'checkout'],
    ['-{service=B}', ''],
    ['count({service=B})=2', 'pay ship'],
    ['count({service=B})>2', ''],
    ['count({})>=6', 'checkout pay charge retry ship label'],
    ['count({service=Z})=0 {error?}', 'checkout charge'],
    ['count({service=A} >> {service=C})>1', 'charge retry'],
    ['count(error?)<1', ''],
    ['{service=Z} or {error?}', 'charge'],
    ['{service=A} > {x', 'This brace is not closed.'],
  ])('%s', (text, names) => {
    expect(found(text)).toBe(names);
  });
});
