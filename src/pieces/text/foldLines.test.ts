import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLines, shownLines } from './foldLines';
import { prettyJson } from './prettyJson';

describe('foldLines', () => {
  it('folds objects and arrays, and keeps the closing line', () => {
    const text = prettyJson('{"a":{"b":[1,2]},"c":"{","d":[]}') ?? '';
    const all = foldLines(text);
    const show = (folded: readonly number[], most = 100) =>
      shownLines(all, new Set(folded), most).shown.map((at) => all.lines[at]?.trim());
    expect(show([])).toEqual(['{', '"a": {', '"b": [', '1,', '2', ']', '},', '"c": "{",', '"d": []', '}']);
    expect(show([1])).toEqual(['{', '"a": {', '},', '"c": "{",', '"d": []', '}']);
    expect(show([0])).toEqual(['{', '}']);
    expect(shownLines(all, new Set(), 3)).toEqual({ shown: [0, 1, 2], more: true });
  });

  it('pairs every bracket of every JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (value) => {
        const text = JSON.stringify(value, undefined, 2);
        const { lines, blockEnd } = foldLines(text);
        lines.forEach((line, at) => {
          const end = blockEnd[at] ?? 0;
          if (!/[[{]$/.test(line)) expect(end).toBe(at + 1);
          else expect(/^ */.exec(lines[end] ?? '')?.[0]).toBe(/^ */.exec(line)?.[0]);
        });
      }),
    );
  });
});
