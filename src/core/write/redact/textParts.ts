import type { TextKind } from './Redaction';

/**
 * What each kind looks like; the group `part` is what goes, or all of it. Each has a bound for every repeat and begins only where a
 * word does, so that no text takes more than a constant number of looks a character.
 */
const kinds: Readonly<Record<TextKind, RegExp>> = {
  email: /(?<![\w.%+-])[\w.%+-]{1,64}(?:@|%40)(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/giu,
  bearer: /(?<![a-z0-9])(?:bearer|basic)\s{1,4}(?<part>[\w.~+/=-]{8,4096})/giu,
  jwt: /(?<![\w-])eyJ[\w-]{6,2048}\.[\w-]{6,4096}(?:\.[\w-]{0,2048})?/gu,
  address:
    /(?<![\w.:-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\w.-])|(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:]))/giu,
  card: /(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w.-])|(?<!\w)[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){3,7}(?: ?[0-9A-Z]{1,3})?(?!\w)/gu,
  userinfo: /:\/\/(?<part>[^\s/?#@:]{0,256}:[^\s/?#@]{1,256})@/gu,
};

/** Digits that hold Luhn's sum, as card numbers do: others are counts and times. */
function isCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^\d+$/.test(digits)) return true;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const twice = digit * 2;
    sum += i % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** Replaces every part of a text that is of the kind. */
export const replaceKind = (text: string, kind: TextKind, instead: (part: string) => string): string =>
  text.replace(kinds[kind], (all: string, ...rest: readonly unknown[]) => {
    const groups = rest.at(-1);
    const part =
      typeof groups === 'object' && groups !== null && 'part' in groups && typeof groups.part === 'string'
        ? groups.part
        : all;
    if (kind === 'card' && !isCard(part)) return all;
    // What is around the part stays: "Bearer ", "://", "@".
    const at = all.lastIndexOf(part);
    return all.slice(0, at) + instead(part) + all.slice(at + part.length);
  });
