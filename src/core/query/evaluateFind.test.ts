import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseTrace, builtinOf } from '../analyse';
import { SpanFlag, SpanStatus, spanIdOf, nameOf, serviceOf, spanIndex, type TraceFacts } from '../model';
import { createTraceParser, searchableTexts, type ParsedTrace } from '../parse';
import { finishWork } from '../../testing/finishWork';
import { randomTraceBytes } from '../../testing/randomTrace';
import { createFindIndex } from './findText';
import type { CompareNode, FindNode } from './findNode';
import { parseFind } from './parseFind';
import { numberFor, readQuantity } from './quantity';
import { TraceFind, type FindAnswer } from './TraceFind';

function parse(json: unknown): ParsedTrace {
  return parseBytes(new TextEncoder().encode(JSON.stringify(json)));
}
function parseBytes(bytes: Uint8Array): ParsedTrace {
  const parser = createTraceParser();
  parser.push(bytes);
  const parsed = parser.end().traces[0];
  if (parsed === undefined) throw new Error('no trace in the bytes');
  return parsed;
}

function finderOf(parsed: ParsedTrace): TraceFind {
  const index = createFindIndex(parsed);
  index.build();
  return new TraceFind(index);
}
const find = (parsed: ParsedTrace, text: string): FindAnswer => finishWork(finderOf(parsed).find(text));

interface Pair {
  readonly key: string;
  readonly value: string;
  readonly scope: number;
}

/** The definition: looks at one span after the other, without any index. */
class Reference {
  private readonly facts: TraceFacts;
  constructor(private readonly parsed: ParsedTrace) {
    this.facts = analyseTrace(parsed.trace);
  }

  find(node: FindNode): number[] {
    const found: number[] = [];
    for (let span = 0; span < this.parsed.trace.spans.count; span++) {
      if (this.hits(node, span, this.pairsOf(span), [])) found.push(span);
    }
    return found;
  }

  private pairsOf(span: number): Pair[] {
    const texts = searchableTexts(this.parsed);
    const pairs: Pair[] = [];
    const take = (b: Uint8Array, ks: number, ke: number, vs: number, ve: number, scope: number): void => {
      pairs.push({ key: texts.decode(b, ks, ke), value: texts.decode(b, vs, ve), scope });
    };
    texts.forEachPair(spanIndex(span), take);
    texts.forEachResourcePair(texts.resourceOf[span] ?? 0, take);
    return pairs;
  }

  private hits(node: FindNode, span: number, pairs: readonly Pair[], ignored: readonly string[]): boolean {
    const { trace } = this.parsed;
    switch (node.type) {
      case 'not':
        return !this.hits(node.of, span, pairs, ignored);
      case 'and':
        return node.of.every((each) => this.hits(each, span, pairs, ignored));
      case 'or':
        return node.of.some((each) => this.hits(each, span, pairs, ignored));
      case 'ignoring':
        return this.hits(node.of, span, pairs, [...ignored, ...node.keys]);
      case 'text': {
        const holds = (text: string, part = node.text): boolean =>
          text.toLowerCase().includes(part.toLowerCase());
        const id = spanIdOf(trace, spanIndex(span));
        const hex = /^[0-9a-f]{1,16}$/i.test(node.text);
        return (
          holds(serviceOf(trace, spanIndex(span))) ||
          holds(nameOf(trace, spanIndex(span))) ||
          (hex &&
            (node.text.toLowerCase().padStart(16, '0') === id ||
              (node.text.length >= 6 && id.startsWith(node.text.toLowerCase())))) ||
          pairs.some(
            ({ key, value }) =>
              !ignored.some((part) => holds(key, part)) &&
              (holds(key) ||
                holds(value) ||
                (key !== '' && node.text.includes('=') && holds(`${key}=${value}`))),
          )
        );
      }
      case 'exists':
        if (node.subject.type === 'builtin' && ['error', 'link'].includes(node.subject.key))
          return this.values('builtin', node.subject.key, span, pairs)?.[0] === 'true';
        return this.values(node.subject.type, node.subject.key, span, pairs) !== undefined;
      case 'compare': {
        const values = this.values(node.subject.type, node.subject.key, span, pairs);
        if (node.comparison === '!=' || node.comparison === '!~') {
          const comparison = node.comparison === '!=' ? '=' : '~';
          return values !== undefined && !values.some((value) => this.passes(value, { ...node, comparison }));
        }
        return values?.some((value) => this.passes(value, node)) ?? false;
      }
      case 'set':
      case 'relation':
      case 'count':
        throw new Error('this is asked of the trace, see structure.test');
    }
  }

  private values(
    type: string,
    key: string,
    span: number,
    pairs: readonly Pair[],
  ): readonly (string | number)[] | undefined {
    const { trace } = this.parsed;
    let values: (string | number)[];
    if (type === 'attribute')
      values = pairs.filter((pair) => pair.key.toLowerCase() === key.toLowerCase()).map(({ value }) => value);
    else if (key === 'event')
      values = pairs
        .filter(
          (pair) =>
            pair.scope === 2 && (pair.key === '' || pair.key.toLowerCase() === 'event') && pair.value !== '',
        )
        .map(({ value }) => value);
    else if (key === 'error') values = [trace.spans.status[span] === SpanStatus.error ? 'true' : 'false'];
    else if (key === 'link')
      values = [((trace.spans.flags[span] ?? 0) & SpanFlag.links) !== 0 ? 'true' : 'false'];
    else {
      const builtin = builtinOf(key);
      if (builtin === undefined) throw new Error(key);
      values =
        builtin.kind === 'text'
          ? [builtin.textOf(trace, this.facts, spanIndex(span))]
          : [builtin.numberOf(trace, this.facts, spanIndex(span))];
      if (values[0] === '') values = [];
    }
    return values.length === 0 ? undefined : values;
  }

  private passes(value: string | number, { comparison, value: wanted, subject }: CompareNode): boolean {
    const quantity = readQuantity(wanted);
    if (typeof value === 'number') {
      if (quantity === undefined) return false;
      const number =
        quantity.dimension === 'share' ? quantity.number * this.parsed.trace.duration : quantity.number;
      return ordered(value, comparison, number);
    }
    if (comparison === '~') return new RegExp(wanted, 'i').test(value);
    if (comparison === '=') {
      if (value.toLowerCase() === wanted.toLowerCase()) return true;
      return (
        quantity !== undefined &&
        quantity.dimension !== 'plain' &&
        numberFor(subject.key, value, quantity.dimension) === quantity.number
      );
    }
    return (
      quantity !== undefined &&
      ordered(numberFor(subject.key, value, quantity.dimension), comparison, quantity.number)
    );
  }
}

function ordered(a: number, comparison: string, b: number): boolean {
  if (comparison === '<') return a < b;
  if (comparison === '<=') return a <= b;
  if (comparison === '>') return a > b;
  if (comparison === '>=') return a >= b;
  return a === b;
}

const word = fc.constantFrom('a', 'A', 'b', 'ab', 'é', '7', '12', '150ms', '2kB', 'x y', 'true', 'GET');
const keyWord = fc.constantFrom('a', 'B', 'n', 'time_ms', 'size', 'error', 'event', 'é');
const tags = fc.array(
  fc.record({
    key: fc.oneof(keyWord, fc.constant('')),
    type: fc.constant('string'),
    value: fc.oneof(word, fc.integer({ min: 0, max: 20 }), fc.boolean()),
  }),
  { maxLength: 4 },
);
const document = fc
  .record({
    processes: fc.tuple(tags, tags),
    spans: fc.array(
      fc.record({
        name: word,
        own: tags,
        fields: tags,
        parent: fc.nat(5),
        process: fc.nat(1),
        start: fc.nat(50),
        duration: fc.nat(50),
      }),
      { minLength: 1, maxLength: 7 },
    ),
  })
  .map(({ processes, spans }) => ({
    data: [
      {
        traceID: 'cafe',
        processes: Object.fromEntries(
          processes.map((own, at) => [`p${at}`, { serviceName: ['shop', 'Web'][at], tags: own }]),
        ),
        spans: spans.map(({ name, own, fields, parent, process, start, duration }, at) => ({
          traceID: 'cafe',
          spanID: `abcdef000000000${at + 1}`,
          operationName: name,
          references:
            parent < at
              ? [{ refType: 'CHILD_OF', traceID: 'cafe', spanID: `abcdef000000000${parent + 1}` }]
              : [],
          startTime: 1_700_000_000_000_000 + start,
          duration,
          tags: own,
          logs: fields.length > 0 ? [{ timestamp: 1_700_000_000_000_001 + start, fields }] : [],
          processID: `p${process}`,
        })),
      },
    ],
  }));

const termText = fc.oneof(
  word.map((text) => `"${text}"`),
  fc
    .tuple(keyWord, fc.constantFrom('=', '!='), word)
    .map(([key, sign, value]) => `"${key}"${sign}"${value}"`),
  fc
    .tuple(keyWord, fc.constantFrom('<', '<=', '>', '>='), fc.constantFrom('7', '10', '150ms', '2kB', '1ms'))
    .map(([key, sign, value]) => `"${key}"${sign}${value}`),
  fc
    .tuple(keyWord, fc.constantFrom('~', '!~'), fc.constantFrom('^a', 'b$', '[0-9]', 'x|é'))
    .map(([key, sign, value]) => `"${key}"${sign}${value}`),
  keyWord.map((key) => `"${key}"?`),
  fc.constantFrom(
    'service=shop',
    'service!=SHOP',
    'service~^w',
    'name=ab',
    'name!~a',
    'error?',
    'error=false',
    'error!=true',
    'link?',
    'event?',
    'event=ab',
    'event~a',
    'status=error',
    'kind?',
    'id=abcdef0000000001',
    'abcdef',
    'duration>20us',
    'duration<=50%',
    'self>5us',
    'depth>=1',
    'depth=0',
    'start<10us',
    'below>0',
    'critical>0',
    '"a=7"',
  ),
);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    termText,
    termText,
    tie('query').map((inner) => `-(${inner})`),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' ')})`),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' or ')})`),
    tie('query').map((inner) => `(${inner}) ignoring a`),
  ),
}));

function nodeOf(text: string): FindNode {
  const parsed = parseFind(text);
  if (!parsed.ok || parsed.node === undefined) throw new Error(`${text} was not understood`);
  return parsed.node;
}

describe('evaluateFind', () => {
  it('hits what the definition hits', () => {
    fc.assert(
      fc.property<[unknown, string]>(document, query, (json, text) => {
        const parsed = parse(json);
        expect([text, ...find(parsed, text).matches]).toEqual([
          text,
          ...new Reference(parsed).find(nodeOf(text)),
        ]);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['jaeger', 'otlp'] as const)('hits in a larger %s trace what the definition hits', (format) => {
    const parsed = parseBytes(randomTraceBytes({ spans: 200, format, events: 0.3 }));
    const reference = new Reference(parsed);
    for (const text of [
      'error? or duration>10%',
      'http.status_code>=400',
      'http.status_code?',
      '-http.status_code?',
      'http.method=get duration<50%',
      'name~get|post',
      'event? self>1us',
      'kind=server or kind=client',
    ])
      expect([text, ...find(parsed, text).matches]).toEqual([text, ...reference.find(nodeOf(text))]);
  });
});

const shop = () =>
  parse({
    data: [
      {
        traceID: 'cafe',
        processes: { p1: { serviceName: 'shop', tags: [{ key: 'host', type: 'string', value: 'One' }] } },
        spans: [1, 2, 3].map((at) => ({
          traceID: 'cafe',
          spanID: String(at),
          operationName: 'op',
          startTime: 1_700_000_000_000_000,
          duration: at,
          tags: [{ key: 'http.response.status_code', type: 'int64', value: at === 1 ? 500 : 200 }],
          processID: 'p1',
        })),
      },
    ],
  });

describe('TraceFind', () => {
  it('says what a key that is not there may have meant', () => {
    expect(find(shop(), 'http.status_code=500').nearest).toEqual({
      wanted: 'http.status_code',
      key: 'http.response.status_code',
      spans: 3,
    });
    expect(find(shop(), 'durtaion>2').nearest).toMatchObject({ key: 'duration' });
    expect(find(shop(), 'quite.different=1').nearest).toBeUndefined();
    expect(find(shop(), 'host=two').nearest).toBeUndefined();
  });

  it('echoes, and names mistakes', () => {
    expect(find(shop(), 'host=one')).toMatchObject({ echo: 'Spans with host “one”', mistake: undefined });
    expect(find(shop(), 'host=')).toMatchObject({ echo: '', mistake: { start: 5, end: 5 } });
    expect([...find(shop(), '').matches]).toEqual([]);
  });

  const complete = (text: string, caret = text.length) => finishWork(finderOf(shop()).complete(text, caret));

  it('suggests keys, comparisons and values with counts', () => {
    expect(complete('').map(({ label }) => label)).toContain('duration');
    expect(complete('stat').map(({ label }) => label)).toEqual(['status', 'http.response.status_code']);
    expect(complete('stat')[1]).toMatchObject({
      spans: 3,
      insert: 'http.response.status_code',
      start: 0,
      end: 4,
    });
    expect(complete('duration').map(({ label }) => label)).toContain('duration>');
    expect(complete('a http.response.status_code=').map(({ label, spans }) => [label, spans])).toEqual([
      ['200', 2],
      ['500', 1],
    ]);
    expect(complete('HOST=o').map(({ insert, spans }) => [insert, spans])).toEqual([['One', 3]]);
    expect(complete('service=').map(({ label, spans }) => [label, spans])).toEqual([['shop', 3]]);
    expect(complete('"in a phr')).toEqual([]);
  });

  it('suggests only what is understood once it is taken', () => {
    for (const text of ['', 'st', 'http.response.status_code', 'host=', '(ho'])
      for (const { insert, start, end, type } of complete(text)) {
        if (type === 'comparison' && !insert.endsWith('?')) continue;
        const taken = (text.slice(0, start) + insert + text.slice(end)).replace('(', '');
        expect([taken, parseFind(taken).ok]).toEqual([taken, true]);
      }
  });
});
