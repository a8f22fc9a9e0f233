import fc from 'fast-check';
import { expect, test } from 'vitest';
import { traceFromPicture } from '../../../testing/drawTrace';
import { finishWork } from '../../../testing/finishWork';
import { hostileText } from '../../../testing/hostileText';
import { pictureHead } from '../../../testing/pictureHead';
import { notOfXml, svgTags } from '../../../testing/svgTags';
import {
  LaneIndex,
  nanos,
  NO_IDLE,
  packSpans,
  px,
  TimeAxis,
  type FlameFrames,
  type Trace,
} from '../../index';
import { flameSvg, type FlameDrawing } from './flameSvg';

const shop = traceFromPicture(`
  web:GET /       [==========]
    api:query     [  ====    ]!
    api:cache     [       == ]
`);
const end = nanos(10_000_000);

const indexOf = (frames: FlameFrames) => finishWork(LaneIndex.of(frames));

/** The trace in time, 1000 px wide: 100 px for each column of its drawing. */
function draw(trace: Trace, part: Partial<FlameDrawing> = {}) {
  const { spans, services, names } = trace;
  const drawing: FlameDrawing = {
    ...pictureHead,
    index: indexOf(finishWork(packSpans(trace))),
    window: { start: nanos(0), end },
    width: px(1000),
    axis: undefined,
    mostLanes: 100,
    faceOf: (frame) => ({
      service: services[spans.service[frame] ?? 0] ?? '',
      name: names[spans.name[frame] ?? 0] ?? '',
      value: '4 ms',
    }),
    classOf: spans.service,
    palette: [
      { colour: '#aaf', label: 'web' },
      { colour: '#afa', label: 'api' },
      { colour: '#faa', label: 'never drawn' },
    ],
    inkOnFrames: '#000',
    isFound: undefined,
    isAlike: undefined,
    criticalOf: () => [],
    ...part,
  };
  return finishWork(flameSvg(drawing));
}
/** Names that stand in frames, with the opacity of each. */
const framesOf = (svg: string) =>
  Array.from(
    svg.matchAll(/<title>(\w+: [^,<]+), [^<]*<\/title><rect [^>]*?(?:fill-opacity="([\d.]+)")?\/>/g),
    ([, name, opacity = '1']) => `${name} ${opacity}`,
  );

test('draws each frame at its place, with its name, its value, and the mark of an error', () => {
  const { text, width, height } = draw(shop);
  svgTags(text);
  expect(framesOf(text)).toEqual(['web: GET / 1', 'api: query 1', 'api: cache 1']);
  // A lane is 20 px high; a frame leaves one px to its neighbours.
  expect(text).toContain(
    '<svg x="200" y="20" width="399" height="19"><title>api: query, 4 ms, 1 in error</title>',
  );
  expect(text).toContain('<rect width="3" height="19" fill="#c00"/>');
  expect(text).toContain('>api: query</text>');
  expect(text).toContain('>4 ms</text>');
  expect(text).toContain(`width="${width}" height="${height}"`);
  expect(text).toContain('>web</text>');
  expect(text).not.toContain('never drawn');
});

test('draws the part that is on screen, with its times above', () => {
  const window = { start: nanos(5_000_000), end };
  const { text } = draw(shop, { window, axis: new TimeAxis(window, px(1000), NO_IDLE) });
  expect(text).toContain('<svg x="0" y="20" width="199" height="19"><title>api: query');
  expect(text).toContain('>6.0 ms</text>');
  expect(draw(shop).text).not.toContain('>6.0 ms</text>');
});

test('what is found, or alike, stands out; the rest fades', () => {
  const order = indexOf(finishWork(packSpans(shop))).order;
  const found = draw(shop, { isFound: (place) => order[place] === 1 }).text;
  expect(framesOf(found)).toEqual(['web: GET / 0.30', 'api: query 1', 'api: cache 0.30']);
  expect(found.match(/stroke="#fa0"/g)).toHaveLength(1);
  expect(found).toContain(', found</title>');
  const alike = draw(shop, { isAlike: (frame) => frame === 2 }).text;
  expect(framesOf(alike)).toEqual(['web: GET / 0.30', 'api: query 0.30', 'api: cache 1']);
  expect(alike).not.toContain('#fa0');
});

test('the critical path is a line along the foot of a frame', () => {
  const { text } = draw(shop, {
    criticalOf: (frame) => (frame === 0 ? [{ start: 0, end: 2_000_000 }] : []),
  });
  expect(text.match(/fill="#06c"/g)).toHaveLength(1);
  expect(text).toContain('<rect x="0" y="16" width="200" height="3" fill="#06c"/>');
});

test('says how many lanes are not drawn, and ends where there are too many frames', () => {
  const deep = traceFromPicture(
    Array.from({ length: 30 }, (_, depth) => `${'  '.repeat(depth)}web:step [==========]`).join('\n'),
  );
  expect(draw(deep, { mostLanes: 29 }).text).toContain('… and 1 more lane</text>');
  expect(draw(deep, { mostLanes: 10 }).text).toContain('… and 20 more lanes</text>');
  expect(framesOf(draw(deep, { mostLanes: 10 }).text)).toHaveLength(10);
  expect(draw(deep).text).not.toContain('more lane');
  // 1000 frames a lane, 1 px each.
  const count = 60_000;
  const frames = {
    count,
    left: Float64Array.from({ length: count }, (_, at) => (at % 1000) * 2),
    right: Float64Array.from({ length: count }, (_, at) => (at % 1000) * 2 + 2),
    lane: Int32Array.from({ length: count }, (_, at) => Math.floor(at / 1000)),
    laneCount: count / 1000,
    errors: new Uint8Array(count),
    sequence: Int32Array.from({ length: count }, (_, at) => at),
    extent: 2000,
  };
  const { text } = draw(shop, {
    index: indexOf(frames),
    window: { start: nanos(0), end: nanos(2000) },
    width: px(2000),
    classOf: new Uint8Array(count),
  });
  expect(text).toContain('… and 36 more lanes</text>');
  expect(text.match(/<title>/g)).toHaveLength(24_001);
});

test('whatever is in a trace, no text becomes markup, and all characters are those of XML', () => {
  const drawn = (service: string, name: string) =>
    draw(shop, {
      title: name,
      facts: service,
      faceOf: () => ({ service: `s${service}`, name: `n${name}`, value: '4 ms' }),
      palette: [{ colour: '#aaf', label: `l${name}` }],
    }).text;
  const tags = svgTags(drawn('', ''));
  fc.assert(
    fc.property(hostileText, hostileText, (service, name) => {
      const text = drawn(service, name);
      expect(svgTags(text)).toEqual(tags);
      expect(text).not.toMatch(notOfXml);
      expect(text.length).toBeLessThan(40_000);
    }),
  );
});
