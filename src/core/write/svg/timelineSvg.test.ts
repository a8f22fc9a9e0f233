import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nanos, NO_IDLE, px, TimeAxis } from '../../index';
import { pictureSize, timelineSvg, type PictureRow, type TimelinePicture } from './timelineSvg';

const theme = { ground: '#fff', ink: '#111', faint: '#666', line: '#ddd', error: '#c00', font: 'sans-serif' };
const axis = new TimeAxis({ start: nanos(0), end: nanos(1_000_000) }, px(600), NO_IDLE);
const row = (part: Partial<PictureRow> = {}): PictureRow => ({
  depth: 0,
  service: 'shop',
  name: 'pay',
  times: { start: nanos(0), end: nanos(500_000) },
  colour: 'oklch(0.6 0.13 20)',
  isError: false,
  ...part,
});
const draw = (rows: readonly PictureRow[], part: Partial<TimelinePicture> = {}) =>
  timelineSvg({ title: 'shop: pay', facts: '1 span', rows, more: 0, axis, nameWidth: 300, theme, ...part });

/** Tags of a document, each without its attributes; throws where it is not well-formed as far as that tells. */
function tagsOf(svg: string): readonly string[] {
  const open: string[] = [];
  const all: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?: [a-zA-Z0-9-]+="[^"<>]*")*)(\/?)>/g,
    (_, end: string, name: string, __, single: string) => {
      all.push(end + name);
      if (end !== '') expect(open.pop()).toBe(name);
      else if (single === '') open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  return all;
}

test('draws a bar and a name a row, errors with a mark and a line', () => {
  const svg = draw([
    row(),
    row({ depth: 1, isError: true }),
    row({ times: undefined, name: '7 spans hidden' }),
  ]);
  const tags = tagsOf(svg);
  // One rect is the ground.
  expect(tags.filter((tag) => tag === 'rect')).toHaveLength(3);
  expect(svg).toContain('<rect x="0" y="27" width="300"');
  expect(svg).toContain('stroke="#c00"');
  expect(svg).toContain('500 µs');
  expect(svg).toContain('7 spans hidden');
});

test('says how many rows are not drawn, and is as high as it says', () => {
  const svg = draw([row()], { more: 41 });
  expect(svg).toContain('… and 41 more rows');
  const { width, height } = pictureSize({
    title: '',
    facts: '',
    rows: [row()],
    more: 41,
    axis,
    nameWidth: 300,
    theme,
  });
  expect(svg).toContain(`width="${width}" height="${height}"`);
});

test('whatever is in a trace, no text becomes markup, and all characters are those of XML', () => {
  const tags = tagsOf(draw([row({ isError: true })]));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '</text><script>alert(1)</script>',
          '"/><image href="https://evil.example/x"/>',
          ']]>&<!--',
          '\u0000\ud800\ufffe\u202e',
        ),
      ),
      fc.string({ unit: 'binary' }),
      (name, service) => {
        const svg = draw([row({ name, service: `s${service}`, isError: true })], {
          title: name,
          facts: service,
        });
        expect(tagsOf(svg)).toEqual(tags);
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
      },
    ),
  );
});
