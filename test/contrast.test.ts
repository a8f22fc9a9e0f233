import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serviceRing } from '../src/pieces/serviceColour';
import { contrast, fromHex, fromOklch, mixInOklab, paintedOklch, type LinearRgb } from './support/contrast';

const css = readFileSync(new URL('../src/ui/tokens.css', import.meta.url), 'utf8').replace(
  /\/\*[^]*?\*\//g,
  '',
);

/** The custom properties of the one rule with this selector. */
function tokensOf(selector: string): ReadonlyMap<string, string> {
  const rules = css.split('}').filter((rule) => rule.split('{')[0]?.trim() === selector);
  if (rules.length !== 1) throw new Error(`tokens.css has ${String(rules.length)} rules for ${selector}`);
  return new Map(
    [...(rules[0] ?? '').matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
}

const light = tokensOf(':root');
const themes = new Map([
  ['light', light],
  ['dark', new Map([...light, ...tokensOf(":root[data-theme='dark']")])],
]);

const plain = ['ground', 'surface', 'sunken', 'hover', 'selected'];
const notices = ['accent-soft', 'warn-soft', 'error-soft'];

/** Which text stands on which ground. */
const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['ink', [...plain, ...notices, 'line']],
  ['ink-soft', [...plain, ...notices]],
  ['ink-faint', plain],
  ['accent', [...plain, ...notices]],
  ['error', [...plain, 'error-soft']],
  ['warn', [...plain, 'warn-soft']],
  ['surface', ['ink']],
  ['on-accent', ['accent']],
  ['on-find', ['find']],
  ['on-find-current', ['find-current']],
];

/** Lines and shapes that mean something by themselves, and what they are drawn on. */
const marks: readonly (readonly [mark: string, grounds: readonly string[]])[] = [
  ['critical', ['ground', 'surface', 'hover', 'selected']],
  ['error', ['ground', 'surface', 'hover', 'selected']],
  ['accent', ['ground', 'surface', 'hover', 'selected']],
  ['line-strong', ['ground', 'surface']],
  ['no-value', ['ground', 'surface']],
];

const barGrounds = plain;
const minimum = { text: 4.5, mark: 3 };

/** One line for each pair under the minimum: empty where all hold. */
function tooWeak(
  pairs: readonly (readonly [name: string, front: LinearRgb, ground: LinearRgb])[],
  least: number,
): string[] {
  expect(pairs.length).toBeGreaterThan(0);
  return pairs
    .filter(([, front, ground]) => !(contrast(front, ground) >= least))
    .map(([name, front, ground]) => `${name}: ${contrast(front, ground).toFixed(2)}`);
}

describe('the contrast of two colours', () => {
  it('is that of WCAG', () => {
    expect(contrast(fromHex('#000000'), fromHex('#ffffff'))).toBeCloseTo(21, 5);
    expect(contrast(fromHex('#777777'), fromHex('#ffffff'))).toBeCloseTo(4.478, 3);
    expect(contrast(fromHex('#ff0000'), fromHex('#ffffff'))).toBeCloseTo(3.998, 3);
  });

  it('reads oklch as CSS does', () => {
    const near = ([r, g, b]: LinearRgb) => [r, g, b].map((channel) => Math.round(channel * 1000) / 1000 + 0);
    expect(near(fromOklch(0.627955, 0.257683, 29.2339))).toEqual([1, 0, 0]);
    expect(near(fromOklch(0.51975, 0.17686, 142.495))).toEqual(near(fromHex('#008000')));
    expect(near(fromOklch(1, 0, 0))).toEqual([1, 1, 1]);
  });

  it('knows what screens make of colours outside sRGB', () => {
    const [cut, faded] = paintedOklch(0.6, 0.3, 178);
    expect(cut?.[0]).toBe(0);
    expect(faded).not.toEqual(cut);
    for (const colour of [cut, faded]) {
      expect(colour?.every((channel) => channel >= 0 && channel <= 1)).toBe(true);
    }
  });
});

describe.each([...themes])('the %s theme', (_, tokens) => {
  const valueOf = (name: string) => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`tokens.css has no --${name}`);
    return value;
  };
  const colour = (name: string) => fromHex(valueOf(name));
  const number = (name: string) => Number(valueOf(name));
  const named = (pairs: typeof texts) =>
    pairs.flatMap(([front, grounds]) =>
      grounds.map((ground) => [`${front} on ${ground}`, colour(front), colour(ground)] as const),
    );
  /** Each hue in each way in which a screen may show it. */
  const services = (lightness: string, chroma: string) =>
    serviceRing.flatMap((hue) =>
      paintedOklch(number(lightness), number(chroma), hue).map((painted) => [String(hue), painted] as const),
    );

  it('has a pair for every colour', () => {
    const checked = new Set([...texts, ...marks].flatMap(([front, grounds]) => [front, ...grounds]));
    checked.add('on-service');
    const colours = [...tokens].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
    expect(colours.length).toBeGreaterThan(20);
    expect(colours.filter((name) => !checked.has(name))).toEqual([]);
  });

  it('holds 4.5:1 for text', () => {
    expect(tooWeak(named(texts), minimum.text)).toEqual([]);
  });

  it('holds 4.5:1 for text on grounds that are mixed under the pointer', () => {
    const button = mixInOklab(colour('accent'), 0.88, colour('ink'));
    const problems = mixInOklab(colour('warn-soft'), 0.9, colour('warn'));
    const pairs = [
      ['on-accent on a pointed button', colour('on-accent'), button],
      ['warn on the pointed problems button', colour('warn'), problems],
    ] as const;
    expect(tooWeak(pairs, minimum.text)).toEqual([]);
  });

  it('holds 4.5:1 for text on the bars and chips of services', () => {
    const bars = services('service-l', 'service-c');
    const chips = services('service-soft-l', 'service-soft-c');
    expect(bars.length).toBe(44);
    const pairs = [
      ...bars.map(([hue, bar]) => [`on-service on the bar ${hue}`, colour('on-service'), bar] as const),
      ...chips.flatMap(([hue, chip]) =>
        ['ink', 'ink-soft', 'error'].map(
          (text) => [`${text} on the chip ${hue}`, colour(text), chip] as const,
        ),
      ),
    ];
    expect(tooWeak(pairs, minimum.text)).toEqual([]);
  });

  it('holds 3:1 for marks', () => {
    const bars = services('service-l', 'service-c').flatMap(([hue, bar]) =>
      barGrounds.map((ground) => [`the bar ${hue} on ${ground}`, bar, colour(ground)] as const),
    );
    expect(tooWeak([...named(marks), ...bars], minimum.mark)).toEqual([]);
  });
});
