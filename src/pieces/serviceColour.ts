/**
 * The hues of services, in degrees of OKLCH. None lies near red (errors alone are red), and neighbours in the list lie
 * far apart on the wheel, so that a collision that has to be moved on lands on a hue that looks different.
 */
const hues = [
  262, 150, 85, 320, 205, 118, 290, 60, 178, 235, 345, 135, 305, 100, 220, 165, 275, 72, 192, 330, 248, 142,
  110, 295,
];

/** 32 bits of FNV-1a over UTF-16 units: small, and the same in every browser and for every reader. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** Hue of a service, in degrees: a pure function of its name, so that links, screenshots and people agree. */
export function serviceHue(name: string): number {
  return hues[hash(name) % hues.length] ?? 0;
}

/**
 * Hues of the services of one trace. Each has the hue of its name, except where two names meet: then the later one by
 * alphabet moves to the next free hue. Past 24 services hues repeat. Independent of the order of `names`.
 */
export function serviceHues(names: readonly string[]): ReadonlyMap<string, number> {
  const taken = new Map<number, string>();
  const result = new Map<string, number>();
  for (const name of [...new Set(names)].sort()) {
    const first = hash(name) % hues.length;
    let slot = first;
    for (let step = 0; step < hues.length && taken.has(slot); step++) slot = (first + step) % hues.length;
    if (!taken.has(slot)) taken.set(slot, name);
    result.set(name, hues[slot] ?? 0);
  }
  return result;
}

/** CSS colour of a hue for bars and marks, in the present theme. */
export const hueColour = (hue: number): string => `oklch(var(--service-l) var(--service-c) ${String(hue)})`;
