import { describe, expect, it } from 'vitest';
import { typedWords } from '../../core';
import type { PaletteEntry, PaletteGroup } from './PaletteEntry';
import { paletteLines } from './paletteLines';
import { paletteRows, type FoundSpans } from './paletteRows';

const entry = (group: PaletteGroup, name: string, lately = 0): PaletteEntry => ({
  id: `${group} ${name}`,
  group,
  icon: 'search',
  texts: [name],
  lately,
  does: () => undefined,
});
const many = (group: PaletteGroup, name: string, count: number) =>
  Array.from({ length: count }, (_, at) => entry(group, `${name} ${String(at)}`));
const noSpans: FoundSpans = { entries: [], count: 0 };
const list = (
  typed: string,
  entries: readonly PaletteEntry[],
  spans = noSpans,
  opened: readonly PaletteGroup[] = [],
) =>
  paletteRows(typedWords(typed), entries, spans, new Set(opened)).map(
    ({ group, entries: shown, more, opens }) =>
      `${group}: ${shown.map(({ texts }) => texts[0]).join(', ')}${more > 0 ? ` +${String(more)}${opens ? ' opens' : ''}` : ''}`,
  );

describe('the rows of the palette', () => {
  it('begin with what was used last, then the groups in their order', () => {
    expect(
      list('', [
        entry('Services', 'shop'),
        entry('Commands', 'Zoom in', 0.5),
        entry('Commands', 'Zoom out'),
        entry('Recent traces', 'GET /', 1),
        entry('Saved searches', 'mine'),
      ]),
    ).toEqual(['Last used: GET /, Zoom in', 'Saved searches: mine', 'Commands: Zoom out', 'Services: shop']);
  });

  it('put the group of the best answer first once something is typed', () => {
    const entries = [
      entry('Commands', 'Find by shop'),
      entry('Services', 'shop', 0.1),
      entry('Operations', 'open shops'),
    ];
    expect(list('shop', entries)).toEqual([
      'Services: shop',
      'Commands: Find by shop',
      'Operations: open shops',
    ]);
    expect(list('bicycle', entries)).toEqual([]);
    // a span of the trace on screen before what leads away from it
    const spans = { entries: [entry('Spans of this trace', 'shops')], count: 1 };
    expect(list('sho', entries, spans)[0]).toBe('Spans of this trace: shops');
  });

  it('keep what was typed whole at the top and the find of it at the end', () => {
    expect(
      list('abc', [entry('Find', 'abc'), entry('Services', 'abc'), entry('Open', 'the trace abc')]),
    ).toEqual(['Open: the trace abc', 'Services: abc', 'Find: abc']);
  });

  it('cut groups, say how much is left, and show the rest on demand', () => {
    const entries = [...many('Services', 'a', 100), entry('Commands', 'add')];
    expect(list('a', entries)[1]).toBe('Services: a 0, a 1, a 2, a 3, a 4, a 5 +94 opens');
    expect(list('a', entries, noSpans, ['Services'])[1]).toMatch(/, a 59 \+40$/);
    // one more is shown and not hidden behind a line of its own
    expect(list('a', [...many('Services', 'a', 7), entry('Commands', 'add')])[1]).toMatch(/, a 6$/);
    // alone it has room
    expect(list('a', many('Services', 'a', 20))[0]).toMatch(/, a 19$/);
  });

  it('count spans that were found and not listed', () => {
    const spans = { entries: many('Spans of this trace', 'select', 60), count: 100_000 };
    expect(list('sel', [entry('Commands', 'Select')], spans)[0]).toMatch(/ \+99994 opens$/);
    expect(list('sel', [], spans)[0]).toMatch(/ \+99940$/);
  });

  it('are lines to walk through, the rest of a group one of them', () => {
    const sections = paletteRows(
      typedWords('a'),
      [...many('Services', 'a', 9), entry('Commands', 'add')],
      noSpans,
      new Set(),
    );
    const lines = paletteLines(sections);
    expect(lines.map(({ id }) => id).slice(-2)).toEqual(['Services a 5', 'more:Services']);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });
});
