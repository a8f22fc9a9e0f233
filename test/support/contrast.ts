/** Light of the three primaries of sRGB, linear; 0 … 1 inside the gamut, beyond it outside. */
export type LinearRgb = readonly [red: number, green: number, blue: number];

const map = (colour: LinearRgb, change: (channel: number) => number): LinearRgb => [
  change(colour[0]),
  change(colour[1]),
  change(colour[2]),
];

const cutToGamut = (channel: number) => Math.min(1, Math.max(0, channel));
const inGamut = (colour: LinearRgb) => colour.every((channel) => channel >= -1e-6 && channel <= 1 + 1e-6);
const cubed = (value: number) => value * value * value;

/** "#rrggbb" as linear light (IEC 61966-2-1). Throws on any other text. */
export function fromHex(text: string): LinearRgb {
  if (!/^#[0-9a-f]{6}$/i.test(text)) throw new Error(`No colour in six hexadecimal digits: ${text}`);
  const bits = Number.parseInt(text.slice(1), 16);
  return map([bits >> 16, (bits >> 8) & 255, bits & 255], (byte) => {
    const channel = byte / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
}

type Oklab = readonly [lightness: number, a: number, b: number];

/** Björn Ottosson, "A perceptual color space for image processing", as in CSS Color 4. */
function fromOklab([lightness, a, b]: Oklab): LinearRgb {
  const long = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b);
  const middle = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b);
  const short = cubed(lightness - 0.0894841775 * a - 1.291485548 * b);
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

function toOklab([red, green, blue]: LinearRgb): Oklab {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

/** oklch(lightness chroma hue), hue in degrees, as linear light; may lie outside sRGB. */
export function fromOklch(lightness: number, chroma: number, hue: number): LinearRgb {
  const turn = (hue * Math.PI) / 180;
  return fromOklab([lightness, chroma * Math.cos(turn), chroma * Math.sin(turn)]);
}

/**
 * What a screen may show for oklch(lightness chroma hue): each channel cut to sRGB, as browsers do today, and less
 * chroma until it fits, as CSS Color 4 asks for. Both are the colour itself where it lies in sRGB.
 */
export function paintedOklch(lightness: number, chroma: number, hue: number): readonly LinearRgb[] {
  const whole = fromOklch(lightness, chroma, hue);
  let fits = 0;
  let tooMuch = chroma;
  for (let step = 0; step < 30; step++) {
    const half = (fits + tooMuch) / 2;
    if (inGamut(fromOklch(lightness, half, hue))) fits = half;
    else tooMuch = half;
  }
  return [map(whole, cutToGamut), map(fromOklch(lightness, inGamut(whole) ? chroma : fits, hue), cutToGamut)];
}

/** color-mix(in oklab, first share, second), `share` 0 … 1. */
export function mixInOklab(first: LinearRgb, share: number, second: LinearRgb): LinearRgb {
  const one = toOklab(first);
  const two = toOklab(second);
  const between = (at: 0 | 1 | 2) => one[at] * share + two[at] * (1 - share);
  return map(fromOklab([between(0), between(1), between(2)]), cutToGamut);
}

const luminance = ([red, green, blue]: LinearRgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Contrast ratio of two colours, 1 … 21, whichever comes first (WCAG 2.2). */
export function contrast(first: LinearRgb, second: LinearRgb): number {
  const [one, two] = [luminance(first), luminance(second)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}
