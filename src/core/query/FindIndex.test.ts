import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../model';
import { spanIdOf, spanIndex } from '../model';
import { arbitraryTrace, chainTrace } from '../../testing/arbitraryTrace';
import { traceFromPicture } from '../../testing/drawTrace';
import { FindIndex, type PairSink, type SearchableTexts } from './FindIndex';
import { findTerms } from './findTerms';
import { fromJaegerFind } from './fromJaegerFind';
import { TraceFind } from './TraceFind';
import { finishWork } from '../../testing/finishWork';

type Pair = readonly [key: string, value: string];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Texts as they stand between the quotes of JSON. */
class JsonTexts implements SearchableTexts {
  readonly resourceOf: Uint32Array;

  constructor(
    private readonly ofSpan: readonly (readonly Pair[])[],
    private readonly ofResource: readonly (readonly Pair[])[] = [],
    resourceOf: readonly number[] = [],
  ) {
    this.resourceOf = Uint32Array.from(this.ofSpan, (_, i) => resourceOf[i] ?? 0);
  }

  get resourceCount(): number {
    return this.ofResource.length;
  }

  private send(pairs: readonly Pair[], sink: PairSink, scope: number): void {
    for (const [key, value] of pairs) {
      const keyBytes = encoder.encode(JSON.stringify(key).slice(1, -1));
      const valueBytes = encoder.encode(JSON.stringify(value).slice(1, -1));
      const bytes = new Uint8Array(keyBytes.length + valueBytes.length + 3).fill(0x22);
      bytes.set(keyBytes, 1);
      bytes.set(valueBytes, keyBytes.length + 2);
      const from = keyBytes.length + 2;
      sink(bytes, 1, keyBytes.length + 1, from, from + valueBytes.length, scope);
    }
  }

  forEachPair(span: number, sink: PairSink): void {
    this.send(this.ofSpan[span] ?? [], sink, 0);
  }

  forEachResourcePair(resource: number, sink: PairSink): void {
    this.send(this.ofResource[resource] ?? [], sink, 1);
  }

  decode(bytes: Uint8Array, start: number, end: number): string {
    const decoded: unknown = JSON.parse(`"${decoder.decode(bytes.subarray(start, end))}"`);
    return String(decoded);
  }
}

/** What a text of Jaeger UI hits, once it is a text of the find language. */
function findIn(index: FindIndex, uiFind: string): number[] {
  index.build();
  const { matches, mistake } = finishWork(new TraceFind(index).find(fromJaegerFind(uiFind)));
  expect(mistake).toBeUndefined();
  return [...matches];
}

/** The definition, without any index. */
function naiveFind(
  trace: Trace,
  ofSpan: readonly (readonly Pair[])[],
  ofResource: readonly (readonly Pair[])[],
  resourceOf: readonly number[],
  text: string,
): number[] {
  const { include, excludeKeys } = findTerms(text.toLowerCase());
  const holds = (where: string, terms: readonly string[]): boolean =>
    terms.some((term) => where.toLowerCase().includes(term.toLowerCase()));
  const pairHit = ([key, value]: Pair): boolean => {
    if (holds(key, excludeKeys)) return false;
    if (holds(key, include) || holds(value, include)) return true;
    return key !== '' && include.some((term) => term.includes('=') && holds(`${key}=${value}`, [term]));
  };
  const hits: number[] = [];
  for (let i = 0; i < trace.spans.count; i++) {
    const id = spanIdOf(trace, spanIndex(i));
    const hit =
      holds(trace.services[trace.spans.service[i] ?? 0] ?? '', include) ||
      holds(trace.names[trace.spans.name[i] ?? 0] ?? '', include) ||
      (ofSpan[i] ?? []).some(pairHit) ||
      (ofResource[resourceOf[i] ?? 0] ?? []).some(pairHit) ||
      include.some(
        (term) =>
          /^[0-9a-f]{1,16}$/.test(term) &&
          (term.padStart(16, '0') === id || (term.length >= 6 && id.startsWith(term))),
      );
    if (hit) hits.push(i);
  }
  return hits;
}

const shop = traceFromPicture(`
  Web:GET /cart    [==========]
    api:query      [  ====    ]
      db:SELECT    [   ==     ]
    api:Cache Get  [      |   ]
`);
const shopTexts = new JsonTexts(
  [
    [
      ['http.status_code', '200'],
      ['note', 'say "hi"\n\u2028\u0000 ok'],
    ],
    [['http.url', 'http://Api/x?y=1&z=2']],
    [
      ['db.statement', 'SELECT Ünïcode FROM größe'],
      ['', 'connection reset'],
    ],
    [['eq', '=a=b=']],
  ],
  [[['host.name', 'host-1']], [['host.name', 'host-2']]],
  [0, 1, 1, 0],
);
const find = (text: string): number[] => findIn(new FindIndex(shop, shopTexts), text);

describe('FindIndex', () => {
  it.each<[string, number[]]>([
    ['', []],
    ['   ', []],
    ['-http', []],
    ['web', [0]],
    ['WEB', [0]],
    ['select', [2]],
    ['cache', [3]],
    ['web cache', [0, 3]],
    ['"cache get"', [3]],
    ['"get cache"', []],
    ['http', [0, 1]],
    ['http.status_code=2', [0]],
    ['status_code=200', [0]],
    ['status_code=00', []],
    ['http.status_code=', [0]],
    ['=200', [0]],
    ['y=1&z', [1]],
    ['=a=', [3]],
    ['eq==a=b=', [3]],
    ['eq=a', []],
    ['http -url', [0]],
    ['http -http', []],
    ['web -http', [0]],
    ['say "say \\"', [0]],
    ['"\u2028"', [0]],
    ['"\u0000"', [0]],
    ['ÜNÏCODE', [2]],
    ['größe=', []],
    ['"connection reset"', [2]],
    ['=connection', []],
    ['host-2', [1, 2]],
    ['host.name=host-1', [0, 3]],
    ['host-2 -host.name', []],
    ['0000000000000003', [2]],
    ['3', [2]],
    ['000000', [0, 1, 2, 3]],
    ['00000', []],
  ])('find %j', (text, spans) => {
    expect(find(text)).toEqual(spans);
  });

  it('hits no JSON syntax', () => {
    for (const syntax of ['key":"', 'e":', '{', '}', '\\n', '\\u2028', 'note","'])
      expect(find(syntax)).toEqual([]);
  });

  it('finds odd ids by their text', () => {
    const trace = { ...shop, oddIds: new Map([[2, 'Not-Hex-Id']]) };
    const index = new FindIndex(trace, shopTexts);
    expect(findIn(index, 'not-hex-id')).toEqual([2]);
    expect(findIn(index, 'not-he')).toEqual([2]);
    expect(findIn(index, 'not-h')).toEqual([]);
    expect(findIn(index, '0000000000000003')).toEqual([]);
  });

  it('builds in slices', () => {
    const index = new FindIndex(shop, shopTexts);
    expect([index.build(5), index.build(1), index.build(1)]).toEqual([false, true, true]);
    expect(findIn(index, 'host-2')).toEqual([1, 2]);
  });

  it('agrees with the definition', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'a',
        'A',
        'ab',
        'b=a',
        '=',
        'é',
        'É',
        'İ',
        '"',
        '\\',
        '\u0000',
        '\ud800',
        '😀',
        'web',
        '',
      ),
      fc.string({ maxLength: 3 }),
    );
    const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
    const pairs = fc.array(fc.tuple(text, text), { maxLength: 4 });
    const query = fc
      .array(
        fc.oneof(
          text,
          text.map((t) => `-${t}`),
          text.map((t) => `"${t}"`),
        ),
        { maxLength: 4 },
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(
        arbitraryTrace({ maxSpans: 8 }),
        fc.array(pairs, { minLength: 8, maxLength: 8 }),
        fc.array(pairs, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
        query,
        (trace, ofSpan, ofResource, resources, wanted) => {
          const index = new FindIndex(trace, new JsonTexts(ofSpan, ofResource, resources));
          const used = ofSpan.slice(0, trace.spans.count);
          expect(findIn(index, wanted)).toEqual(naiveFind(trace, used, ofResource, resources, wanted));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('stays right when its tables grow', () => {
    const count = 20_000;
    const trace = chainTrace(count);
    const texts = new JsonTexts(
      Array.from({ length: count }, (_, i): Pair[] => [
        ['request.id', `request-${i}-${'x'.repeat(i % 200)}`],
        [i % 2 === 0 ? 'ключ' : 'key', `значение ${i}`],
      ]),
    );
    const index = new FindIndex(trace, texts);
    expect(findIn(index, 'request-12345-')).toEqual([12345]);
    expect(findIn(index, '"значение 19999"')).toEqual([19999]);
    expect(findIn(index, 'ключ').length).toBe(count / 2);
    expect(findIn(index, 'request.id=request-1').length).toBe(1 + 10 + 100 + 1000 + 10_000);
    expect(index.size).toMatchObject({ tokens: 2 * count + 3, pairs: 2 * count });
  });
});

describe('findTerms', () => {
  it.each<[string, string[], string[]]>([
    ['a  B\ta', ['a', 'B'], []],
    ['"a b" c', ['a b', 'c'], []],
    ['-Key x -', ['x', '-'], ['Key']],
    ['-"a b" "-x"', ['-x'], ['a b']],
    ['"open end', ['open end'], []],
    ['"" -""', [], []],
    ['say"hi"', ['say"hi"'], []],
  ])('%j', (text, include, excludeKeys) => {
    expect(findTerms(text)).toEqual({ include, excludeKeys });
  });
});
