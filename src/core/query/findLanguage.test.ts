import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisons, listOf, type FindNode, type Subject } from './findNode';
import { parseFind } from './parseFind';
import { printFind, printTerm } from './printFind';
import { describeFind } from './describeFind';

/** A node without its places. */
function bare(node: FindNode | undefined): unknown {
  return JSON.parse(
    JSON.stringify(node ?? null, (name, value: unknown) =>
      name === 'start' || name === 'end' ? undefined : value,
    ),
  );
}

function understood(text: string): FindNode | undefined {
  const parsed = parseFind(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.mistake.message}`);
  return parsed.node;
}

const place = { start: 0, end: 0 };
const someText = fc.oneof(
  fc.constantFrom(
    'and',
    'OR',
    'not',
    'a',
    '-',
    '--a',
    '?',
    'x?',
    '"',
    '\\',
    '\\"',
    'a b',
    '(',
    ')',
    'ignoring',
    '=',
    'error',
    '!',
    '!=',
  ),
  fc.string({ minLength: 1, maxLength: 6, unit: 'binary' }).map((text) => text.toWellFormed()),
);
const attribute = someText.map((key): Subject => ({ type: 'attribute', key }));
const builtin = fc
  .constantFrom('service', 'name', 'event', 'kind')
  .map((key): Subject => ({ type: 'builtin', key }));
const text = someText.map((said): FindNode => ({ type: 'text', text: said, ...place }));
const exists = fc
  .oneof(attribute, builtin)
  .map((subject): FindNode => ({ type: 'exists', subject, ...place }));
const equals = fc
  .tuple(
    fc.oneof(attribute, builtin),
    fc.constantFrom('=' as const, '!=' as const),
    fc.oneof(someText, fc.constant('')),
  )
  .map(([subject, comparison, value]): FindNode => ({
    type: 'compare',
    subject,
    comparison,
    value,
    ...place,
  }));
const orders = fc
  .tuple(
    attribute,
    fc.constantFrom(...comparisons.filter((each) => /[<>]/.test(each))),
    fc.constantFrom('1', '-2.5', '150ms', '20kB'),
  )
  .map(([subject, comparison, value]): FindNode => ({
    type: 'compare',
    subject,
    comparison,
    value,
    ...place,
  }));
const matches = fc
  .tuple(
    attribute,
    fc.constantFrom('~' as const, '!~' as const),
    fc.constantFrom('^(a|b)$', 'a b', '\\d+"', '[)(]', '=x'),
  )
  .map(([subject, comparison, value]): FindNode => ({
    type: 'compare',
    subject,
    comparison,
    value,
    ...place,
  }));

const { node } = fc.letrec<{ node: FindNode }>((tie) => {
  const list = (type: 'and' | 'or') =>
    fc
      .array(tie('node'), { minLength: 2, maxLength: 3 })
      .map((nodes): FindNode => listOf(type, nodes) ?? { type: 'text', text: 'x', ...place });
  return {
    node: fc.oneof(
      { maxDepth: 4 },
      text,
      exists,
      equals,
      orders,
      matches,
      tie('node').map((of): FindNode => ({ type: 'not', of, ...place })),
      list('and'),
      list('or'),
      fc
        .tuple(tie('node'), fc.array(someText, { minLength: 1, maxLength: 2 }))
        .map(([of, keys]): FindNode =>
          of.type === 'ignoring'
            ? { ...of, keys: [...of.keys, ...keys] }
            : { type: 'ignoring', keys, of, ...place },
        ),
    ),
  };
});

describe('the find language', () => {
  it('reads what it prints as the same again', () => {
    fc.assert(
      fc.property(node, (wanted) => {
        expect(bare(understood(printFind(wanted)))).toEqual(bare(wanted));
      }),
      { numRuns: 500 },
    );
  });

  it('takes any text: an answer, or a mistake that lies in the text', () => {
    const junk = fc.array(
      fc.constantFrom(
        'a',
        '=',
        '"',
        '(',
        ')',
        '-',
        '?',
        '!=',
        '~',
        '<',
        'or',
        'and',
        'not',
        ' ',
        '[',
        '\\',
        '*',
        'duration',
        '2%',
        'ignoring',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          junk.map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 30 }),
        ),
        (said) => {
          const parsed = parseFind(said);
          if (parsed.ok) {
            if (parsed.node) expect(bare(understood(printFind(parsed.node)))).toEqual(bare(parsed.node));
            return;
          }
          const { start, end, message } = parsed.mistake;
          expect(message).toMatch(/\.$/);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(said.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a b', 'a b'],
    ['a AND b', 'a b'],
    ['a or b c', 'a or b c'],
    ['(a or b) c', '(a or b) c'],
    ['(a b) or (c)', 'a b or c'],
    ['not a', '-a'],
    ['-(a or b)', '-(a or b)'],
    ['duration > 150ms', 'duration>150ms'],
    ['http.url=/cart?x=(1)', 'http.url="/cart?x=(1)"'],
    ['(http.url=/cart)', 'http.url=/cart'],
    ['db.statement?', 'db.statement?'],
    ['"error"=true', '"error"=true'],
    ['Error?', 'error?'],
    ['"open phrase', '"open phrase"'],
    ['(a or b) ignoring http. ignoring "x y"', '(a or b) ignoring http. ignoring "x y"'],
  ])('%s is %s', (said, printed) => {
    const parsed = understood(said);
    expect(parsed && printFind(parsed)).toBe(printed);
  });

  it.each([
    ['a or', 4, 4, /missing at the end/],
    ['a or or b', 5, 7, /missing before “or”/],
    ['(a or b', 0, 1, /not closed/],
    ['a)', 1, 2, /No bracket is open/],
    ['=5', 0, 1, /key is missing/],
    ['http.url=', 9, 9, /value is missing/],
    ['duration>150', 9, 12, /unit is missing/],
    ['duration>fast', 9, 13, /is a time/],
    ['status>2', 7, 8, /is a text/],
    ['http.status_code>x', 17, 18, /needs a number/],
    ['a http.url~[a', 11, 12, /not closed/],
    ['name~"\\"x(?=y)"', 10, 11, /Look-around/],
    ['error=maybe', 6, 11, /true or false/],
    ['""', 0, 2, /text is missing/],
  ])('%s is wrong at %i to %i', (said, start, end, message) => {
    const parsed = parseFind(said);
    if (parsed.ok) throw new Error('it was understood');
    expect(parsed.mistake).toMatchObject({ start, end });
    expect(parsed.mistake.message).toMatch(message);
  });

  it('says how deep and how long a text may be', () => {
    for (const long of ['('.repeat(10_000), '-'.repeat(5000) + 'a', 'a '.repeat(3000), 'a'.repeat(9000)])
      expect(parseFind(long).ok).toBe(false);
  });

  it.each([
    ['cart', 'Spans containing “cart”'],
    ['-cart', 'Spans not containing “cart”'],
    ['error? duration>150ms', 'Spans with an error and with duration above 150 ms'],
    ['self>=2%', 'Spans with self at least 2 % of the trace'],
    ['(a or b) -link?', 'Spans (containing “a” or containing “b”) and without a link'],
    ['http.status_code!=200', 'Spans with a http.status_code other than “200”'],
  ])('%s in plain words', (said, words) => {
    const parsed = understood(said);
    expect(parsed && describeFind(parsed)).toBe(words);
  });

  it('prints terms of values', () => {
    const key: Subject = { type: 'attribute', key: 'db.statement' };
    expect(printTerm(key, 'SELECT "a"')).toBe('db.statement="SELECT \\"a\\""');
    expect(printTerm(key, '', true)).toBe('-db.statement=""');
    expect(printTerm({ type: 'attribute', key: 'error' }, 'true')).toBe('"error"=true');
    expect(printTerm({ type: 'builtin', key: 'service' }, 'Web')).toBe('service=Web');
  });
});
