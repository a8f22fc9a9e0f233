/** Most words of a typed text that are looked at, and most letters of a text that they are looked for in. */
const MOST_WORDS = 8;
const LONGEST = 400;
/** Longer words are not looked for as beginnings of several. */
const MOST_INITIALS = 24;

/** The same letters without case, and as many of them: places in the one are places in the other. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at).toLowerCase();
    folded += letter.length === 1 ? letter : text.charAt(at);
  }
  return folded;
}

/** The words of a typed text, without case; [] for blanks. */
export function typedWords(typed: string): readonly string[] {
  return fold(typed.slice(0, LONGEST))
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isUpper = (code: number) => code >= 65 && code <= 90;
const isLower = (code: number) => code >= 97 && code <= 122;
/** Beyond ASCII everything counts as a letter: scripts without spaces are found inside their texts. */
const isInWord = (code: number) => isDigit(code) || isUpper(code) || isLower(code) || code > 127;

/** Whether a word begins here: after a sign, at a hump (cartItem), where digits begin or end. */
function beginsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!isInWord(code)) return false;
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return !isInWord(before) || (isLower(before) && isUpper(code)) || isDigit(before) !== isDigit(code);
}

/** Part of a text: from, and the place after the last letter. */
export type TextRange = readonly [from: number, to: number];

/** How a typed word stands in a text, from worst to best. */
const Fit = { none: 0, initials: 0.35, inside: 0.45, wordStart: 0.7, word: 0.8, start: 0.9, all: 1 } as const;

interface Found {
  readonly fit: number;
  readonly ranges: readonly TextRange[];
}

const notFound: Found = { fit: Fit.none, ranges: [] };

/**
 * A word out of beginnings of the text's words, in their order: "gech" or "gc" for "GET /checkout". The letters that can have been
 * used up after each of the text's words are carried on, so that no beginning that was taken too long hides the right one.
 */
function findInitials(word: string, text: string, folded: string): Found {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) if (beginsWord(text, at)) starts.push(at);
  /** For each number of letters used up: the range that used up the last of them, and how many were used up before it. */
  const reached: ({ readonly range: TextRange; readonly before: number } | undefined)[] = [];
  for (const start of starts) {
    for (let used = word.length - 1; used >= 0; used--) {
      if (used > 0 && reached[used] === undefined) continue;
      for (let length = 1; used + length <= word.length; length++) {
        if (folded[start + length - 1] !== word[used + length - 1]) break;
        reached[used + length] ??= { range: [start, start + length], before: used };
      }
    }
    if (reached[word.length] !== undefined) break;
  }
  const ranges: TextRange[] = [];
  for (let used = word.length; used > 0;) {
    const step = reached[used];
    if (step === undefined) return notFound;
    ranges.unshift(step.range);
    used = step.before;
  }
  return { fit: Fit.initials, ranges };
}

/** The best place of one typed word in a text. */
function findWord(word: string, text: string, folded: string): Found {
  let inside = -1;
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    const end = at + word.length;
    const range: readonly TextRange[] = [[at, end]];
    if (at === 0) return { fit: end === text.length ? Fit.all : Fit.start, ranges: range };
    if (beginsWord(text, at)) {
      const isWhole = end === text.length || !isInWord(text.charCodeAt(end));
      return { fit: isWhole ? Fit.word : Fit.wordStart, ranges: range };
    }
    if (inside < 0) inside = at;
  }
  // A single letter is inside of everything.
  if (word.length < 2 && isInWord(word.charCodeAt(0))) return notFound;
  if (inside >= 0) return { fit: Fit.inside, ranges: [[inside, inside + word.length]] };
  if (word.length > MOST_INITIALS) return notFound;
  return findInitials(word, text, folded);
}

/** A word in another text than the first (the service of an operation) counts less than one in the first. */
const IN_ANOTHER = 0.75;
/** Of two texts that are alike otherwise the shorter one is meant. */
const PER_LETTER = 0.0002;

/**
 * How well texts that stand for one thing, its name first, answer typed words: 0 = not at all, since each word has to be found in
 * one of them; at most 1. A word counts by where it stands: the whole name, its beginning, a word of it, a word's beginning, inside,
 * or spread over the beginnings of several words.
 */
export function likeness(words: readonly string[], texts: readonly string[]): number {
  if (words.length === 0) return 0;
  const folded = texts.map((text) => fold(text.slice(0, LONGEST)));
  let sum = 0;
  for (const word of words) {
    let best = 0;
    for (let at = 0; at < texts.length; at++) {
      const { fit } = findWord(word, (texts[at] ?? '').slice(0, LONGEST), folded[at] ?? '');
      best = Math.max(best, at === 0 ? fit : fit * IN_ANOTHER);
    }
    if (best === 0) return 0;
    sum += best;
  }
  const length = Math.min(LONGEST, texts[0]?.length ?? 0);
  return Math.max(0.001, sum / words.length - length * PER_LETTER);
}

/** Where typed words stand in a text, in order and apart from each other; words that are not in it mark nothing. */
export function wordRanges(words: readonly string[], text: string): readonly TextRange[] {
  const cut = text.slice(0, LONGEST);
  const folded = fold(cut);
  const ranges = words.flatMap((word) => findWord(word, cut, folded).ranges).sort((a, b) => a[0] - b[0]);
  const apart: TextRange[] = [];
  for (const [from, to] of ranges) {
    const last = apart.at(-1);
    if (last && from <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)];
    else apart.push([from, to]);
  }
  return apart;
}

/** What can be picked by typing: its texts, the name first, and how lately it was picked (0 = not lately, 1 = last). */
export interface Pickable {
  readonly texts: readonly string[];
  readonly lately: number;
}

/** What being picked last adds: enough to win among equals, too little to win over a better place of the words. */
const LATELY = 0.05;

/**
 * Things that answer typed words, the best first; those that answer equally well in the order given. Without words all of
 * them, those picked lately first.
 */
export function rankByWords<T extends Pickable>(
  words: readonly string[],
  things: readonly T[],
): readonly { readonly thing: T; readonly score: number }[] {
  return things
    .map((thing) => {
      const fit = words.length === 0 ? 0.001 : likeness(words, thing.texts);
      return { thing, score: fit === 0 ? 0 : fit + LATELY * thing.lately };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}
