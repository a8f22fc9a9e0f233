/**
 * The hues of services, in degrees of OKLCH: evenly spread, none near red, since errors alone are red. The order puts
 * neighbours in the list far apart on the wheel, so that a name that has to move on lands on a hue that looks different.
 */
const hues = [293, 90, 178, 345, 122, 150, 207, 320, 236, 60, 264];
/** Half-way between those: only for traces with more services than hues. */
const between = [105, 164, 136, 192, 222, 250, 278, 306, 332, 75, 355];

/** Every hue that a service can have: the 11 that names choose from, then the half-way ones. */
export const serviceRing: readonly number[] = [...hues, ...between];

/** 32 bits of FNV-1a over UTF-16 units, stirred: small, and the same in every browser and for every reader. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

const slotOf = (name: string): number => hash(name) % hues.length;

/** Hue of a service, in degrees: a pure function of its name, so that links, screenshots and people agree. */
export function serviceHue(name: string): number {
  return hues[slotOf(name)] ?? 0;
}

/**
 * Hues of the services of one trace. Each has the hue of its name, except where two names meet: then the later one by
 * alphabet moves to the next free hue. Past 22 services hues repeat. Independent of the order of `names`.
 */
export function serviceHues(names: readonly string[]): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const result = new Map<string, number>();
  const met: string[] = [];
  for (const name of [...new Set(names)].sort()) {
    const slot = slotOf(name);
    if (taken.has(slot)) {
      met.push(name);
      continue;
    }
    taken.add(slot);
    result.set(name, serviceRing[slot] ?? 0);
  }
  for (const name of met) {
    const first = slotOf(name);
    // 4 and the 11 hues have no common divisor: every hue is tried, the half-way ones last.
    let slot = first;
    for (let step = 1; step < hues.length && taken.has(slot); step++) slot = (first + 4 * step) % hues.length;
    for (let step = hues.length; step < serviceRing.length && taken.has(slot); step++) slot = step;
    if (taken.has(slot)) slot = first;
    taken.add(slot);
    result.set(name, serviceRing[slot] ?? 0);
  }
  return result;
}

/** CSS colour of a hue for bars and marks, in the present theme. */
export const hueColour = (hue: number): string => `oklch(var(--service-l) var(--service-c) ${String(hue)})`;
