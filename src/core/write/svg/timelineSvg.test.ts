import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileText } from '../../../testing/hostileText';
import { pictureHead } from '../../../testing/pictureHead';
import { notOfXml, svgTags } from '../../../testing/svgTags';
import { nanos, NO_IDLE, px, TimeAxis } from '../../index';
import { timelineSvg, type PictureRow, type TimelineDrawing } from './timelineSvg';

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
const draw = (rows: readonly PictureRow[], part: Partial<TimelineDrawing> = {}) =>
  timelineSvg({ ...pictureHead, rows, more: 0, axis, nameWidth: 300, ...part });

test('draws a bar and a name a row, errors with a mark and a line', () => {
  const { text: svg } = draw([
    row(),
    row({ depth: 1, isError: true }),
    row({ times: undefined, name: '7 spans hidden' }),
  ]);
  const tags = svgTags(svg);
  // One rect is the ground.
  expect(tags.filter((tag) => tag === 'rect')).toHaveLength(3);
  expect(svg).toContain('<rect x="0" y="27" width="300"');
  expect(svg).toContain('stroke="#c00"');
  expect(svg).toContain('500 µs');
  expect(svg).toContain('7 spans hidden');
});

test('says how many rows are not drawn, and is as high as it says', () => {
  const { text, width, height } = draw([row()], { more: 41 });
  expect(text).toContain('… and 41 more rows');
  expect(text).toContain(`width="${width}" height="${height}"`);
});

test('whatever is in a trace, no text becomes markup, and all characters are those of XML', () => {
  const tags = svgTags(draw([row({ isError: true })]).text);
  fc.assert(
    fc.property(hostileText, hostileText, (name, service) => {
      const { text } = draw([row({ name, service: `s${service}`, isError: true })], {
        title: name,
        facts: service,
      });
      expect(svgTags(text)).toEqual(tags);
      expect(text).not.toMatch(notOfXml);
      expect(text.length).toBeLessThan(20_000);
    }),
  );
});
