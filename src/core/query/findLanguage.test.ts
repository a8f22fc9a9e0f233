import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindNode, Subject } from './findNode';
import { anyFind, anyStructure } from '../../testing/arbitraryFind';
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

describe('the find language', () => {
  it('reads what it prints as the same again', () => {
    fc.assert(
      fc.property(fc.oneof(anyFind, anyStructure), (wanted) => {
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
        '{',
        '}',
        '{a}',
        '>',
        'before',
        'count(',
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
    ['/users/{id}', '"/users/{id}"'],
    ['{name=/users/{id}}', '{name="/users/{id}"}'],
    ['{ service=A }>{error?}', '{service=A} > {error?}'],
    ['{a} BEFORE {b}', '{a} before {b}'],
    ['before', '"before"'],
    ['{a} before b', '{a} "before" b'],
    ['{a} > ({b} > {c})', '{a} > ({b} > {c})'],
    ['({a} >> {b}) >> {}', '{a} >> {b} >> {}'],
    ['-{a} > {b}', '-{a} > {b}'],
    ['count({error?}) > 3', 'count({error?})>3'],
    ['count (a)', 'count a'],
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
    ['{a', 0, 1, /brace is not closed/],
    ['{a {b}}', 3, 4, /within braces/],
    ['{a} > b', 6, 7, /between sets/],
    ['(a) > {b}', 1, 2, /between sets/],
    ['{a} >', 5, 5, /missing at the end/],
    ['count({a})', 10, 10, /compared with a number/],
    ['count({a})>x', 11, 12, /whole number/],
    ['{count(a)>1}', 1, 7, /outside of braces/],
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
    ['{error?}', 'Spans with an error'],
    ['-{service=B}', 'No spans with service “B”'],
    ['{service=A} > {service=B}', 'Spans with service “B” that are children of spans with service “A”'],
    [
      '{service=A} > {service=B} >> {root=false}',
      'Spans that are no roots that lie below (spans with service “B” that are children of spans with service “A”)',
    ],
    ['count({}) > 10', 'More than 10 spans'],
    [
      'error? service=A count({name=x})=0',
      'Spans with an error and with service “A”, and in the same trace no spans with name “x”',
    ],
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
