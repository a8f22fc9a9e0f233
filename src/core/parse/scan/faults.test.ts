import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBytes } from '../../../testing/parseBytes';

const span = (id: string) =>
  `{"traceID":"a","spanID":"${id}","operationName":"o","startTime":5,"duration":1,"tags":[]}`;
const detailsOf = (text: string, chunks: readonly number[] = []): string => {
  const document = parseBytes(text, chunks);
  return [...document.problems, ...document.traces.flatMap(({ trace }) => trace.problems)]
    .map(({ detail }) => detail)
    .join('\n');
};

describe('what could not be read', () => {
  it.each([
    ['a line that is no JSON', `${span('1')}\n{what?}\n${span('2')}`, 'line 2, column 2'],
    [
      'a span that breaks in the middle',
      `[${span('1')},\n{"spanID":"2","tags":[}, "x":1},\n${span('3')}]`,
      'line 2, column 23, at “tags”',
    ],
    [
      'an entry of a list of spans',
      `{"traceID":"a","spans":[\n${span('1')},\n  null,\n7]}`,
      'line 3, column 3, at “spans”; line 4, column 1, at “spans”',
    ],
    [
      'a broken entry of it',
      `{"traceID":"a","spans":[\n${span('1')},\n{"spanID":"2",\n"duration":},\n${span('2')}]}`,
      'line 4, column 12, at “duration”',
    ],
    ['a missing comma', `{"a":1\n"data":[]}\n${span('1')}`, 'line 1, column 7, at “a”'],
    [
      'the end of the text',
      `{"data":[{"traceID":"a","spans":[${span('1')},{"spanID":"2",\n"tags":[`,
      'line 2, column 9, at “tags”',
    ],
  ])('is told by line and field: %s', (_, text, place) => {
    expect(detailsOf(text)).toContain(place);
    for (const chunks of [[1], [3, 50]]) expect(detailsOf(text, chunks)).toBe(detailsOf(text));
  });

  it('is counted in full and named at first', () => {
    const text = Array.from({ length: 50 }, () => '{x}').join('\n');
    const said = detailsOf(`${span('1')}\n${text}`);
    expect(said).toContain('50 lines or parts');
    expect(said).toContain('line 6, column 2; and others');
  });

  it('has the same place in whatever chunks it comes', () => {
    const line = fc.oneof(
      fc.constant(span('1')),
      fc.constantFrom('{x', '[1,', '{"a":"b', 'nonsense', '', '{"k":tru}'),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
        (lines, chunks) => {
          const text = lines.join('\n');
          expect(detailsOf(text, chunks)).toBe(detailsOf(text));
        },
      ),
    );
  });
});
