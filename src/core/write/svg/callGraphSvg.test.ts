import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishWork } from '../../../testing/finishWork';
import { hostileText } from '../../../testing/hostileText';
import { pictureHead } from '../../../testing/pictureHead';
import { notOfXml, svgTags } from '../../../testing/svgTags';
import { callGraphSvg, type CallGraphDrawing, type GraphBox, type GraphLine } from './callGraphSvg';

const box = (part: Partial<GraphBox> = {}): GraphBox => ({
  x: 0,
  y: 0,
  above: '',
  name: 'web',
  facts: '1 span',
  errors: 0,
  isEntry: false,
  colour: '#aaf',
  isFilled: false,
  isPicked: false,
  found: 0,
  ...part,
});
const line = (part: Partial<GraphLine> = {}): GraphLine => ({
  path: 'M 184 26 L 300 26',
  end: { x: 300, y: 26 },
  before: { x: 184, y: 26 },
  label: { x: 242, y: 26 },
  said: '2 calls',
  errors: 0,
  errorsSaid: '',
  width: 1.5,
  isFaded: false,
  ...part,
});
const draw = (
  boxes: readonly GraphBox[],
  lines: readonly GraphLine[],
  part: Partial<CallGraphDrawing> = {},
) =>
  finishWork(
    callGraphSvg({
      ...pictureHead,
      size: { width: 484, height: 52 },
      boxWidth: 184,
      boxHeight: 52,
      boxes,
      lines,
      legend: [],
      ...part,
    }),
  );

test('draws boxes with their names and numbers, and lines that end in an arrow at the callee', () => {
  const { text, width, height } = draw(
    [box({ isEntry: true }), box({ x: 300, name: 'pay', above: 'shop', facts: '2 spans', errors: 1 })],
    [line()],
    { legend: [{ colour: '#afa', label: 'with errors' }] },
  );
  svgTags(text);
  for (const said of ['web', 'entry', '1 span', 'shop', 'pay', '2 spans', '1', '2 calls', 'with errors'])
    expect(text).toContain(`>${said}</text>`);
  expect(text).toContain('<path d="M 184 26 L 300 26" fill="none" stroke="#888" stroke-width="1.5"/>');
  expect(text).toContain('<path d="M300 26L291 30L291 22z" fill="#888"/>');
  expect(text).toContain('<svg x="310" y="0" width="168" height="52"><title>shop pay</title>');
  expect(text).toContain(`width="${width}" height="${height}"`);
  expect(text).not.toContain('more');
});

test('errors are red and dashed, what is found has a sign, what is not of the picked box fades', () => {
  const text = draw(
    [box({ found: 3, isPicked: true }), box({ x: 300 })],
    [line({ errors: 2, errorsSaid: '2 errors' }), line({ isFaded: true })],
  ).text;
  expect(text).toContain('stroke="#c00" stroke-width="1.5" stroke-dasharray="7 4"');
  expect(text).toContain('>2 errors</text>');
  expect(text).toContain('>3 found</text>');
  expect(text.match(/stroke-width="2.5"/g)).toHaveLength(1);
  expect(text.match(/<g opacity="0.35">/g)).toHaveLength(1);
});

test('ends where it grows too large for anything that would open it, and says what is not drawn', () => {
  const leftOut = (text: string) => /… and [^<]*/.exec(text)?.[0];
  // A line of 100 kB each, through thousands of bends.
  const long = `M 0 0${' L 100.0 100.0'.repeat(7000)}`;
  const { text } = draw(
    [box()],
    Array.from({ length: 200 }, () => line({ path: long })),
  );
  svgTags(text);
  expect(text.length).toBeLessThan(13_000_000);
  const drawn = text.match(/stroke-width="1.5"/g)?.length ?? 0;
  expect(drawn).toBeGreaterThan(100);
  expect(leftOut(text)).toBe(`… and ${200 - drawn} more lines`);
  const boxes = Array.from({ length: 40_000 }, () => box());
  expect(leftOut(draw(boxes, [line()]).text)).toMatch(/^… and \d+ more boxes and 1 more line$/);
});

test('whatever is in a trace, no text becomes markup, and all characters are those of XML', () => {
  const drawn = (above: string, name: string) =>
    draw([box({ above: `a${above}`, name: `n${name}`, isEntry: true, found: 1 })], [line()], {
      title: name,
      facts: above,
      legend: [{ colour: '#afa', label: name }],
    }).text;
  const tags = svgTags(drawn('', ''));
  fc.assert(
    fc.property(hostileText, hostileText, (above, name) => {
      const text = drawn(above, name);
      expect(svgTags(text)).toEqual(tags);
      expect(text).not.toMatch(notOfXml);
      expect(text.length).toBeLessThan(20_000);
    }),
  );
});
