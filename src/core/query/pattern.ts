import { PatternMachine, type Pattern } from './PatternMachine';
import { PatternMistake, type CharacterTest, type Part } from './patternPart';

/** `at` is the character of the pattern where it goes wrong. */
export type ReadPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly at: number; readonly message: string };

const LONGEST = 500;
const MOST_REPEATS = 100;

/** Reads a pattern. */
export function readPattern(source: string): ReadPattern {
  try {
    if (source.length > LONGEST)
      throw new PatternMistake(LONGEST, `A pattern has at most ${String(LONGEST)} characters.`);
    return { ok: true, pattern: new PatternMachine(new PatternReader(source).all()) };
  } catch (error) {
    if (error instanceof PatternMistake) return { ok: false, at: error.at, message: error.message };
    throw error;
  }
}

const range =
  (first: number, last: number): CharacterTest =>
  (code) =>
    code >= first && code <= last;
const anyOf =
  (tests: readonly CharacterTest[]): CharacterTest =>
  (code) =>
    tests.some((test) => test(code));
const none =
  (test: CharacterTest): CharacterTest =>
  (code) =>
    !test(code);
const isNewline = (code: number) => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
const digit = range(48, 57);
const wordCharacter = anyOf([digit, range(65, 90), range(97, 122), (code) => code === 95]);
const blank: CharacterTest = (code) => /\s/.test(String.fromCharCode(code));

const CLASSES = new Map<string, CharacterTest>([
  ['d', digit],
  ['w', wordCharacter],
  ['s', blank],
  ['D', none(digit)],
  ['W', none(wordCharacter)],
  ['S', none(blank)],
]);
const CONTROLS = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
]);

/** Texts come in lower case: a test holds for a character when it holds for either case of it. */
const eitherCase =
  (test: CharacterTest): CharacterTest =>
  (code) => {
    if (test(code)) return true;
    const upper = String.fromCharCode(code).toUpperCase();
    return upper.length === 1 && test(upper.charCodeAt(0));
  };

class PatternReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  all(): Part {
    const part = this.choice();
    if (this.at < this.source.length)
      throw new PatternMistake(this.at, 'No bracket is open here in the pattern.');
    return part;
  }

  private get next(): string | undefined {
    return this.source[this.at];
  }

  private choice(): Part {
    const of = [this.sequence()];
    while (this.next === '|') {
      this.at++;
      of.push(this.sequence());
    }
    return { type: 'choice', of };
  }

  private sequence(): Part {
    const of: Part[] = [];
    while (this.next !== undefined && this.next !== '|' && this.next !== ')') of.push(this.repeated());
    return { type: 'sequence', of };
  }

  private repeated(): Part {
    const start = this.at;
    const part = this.single();
    const sign = this.next ?? '';
    const braces = /^\{(\d+)(,?)(\d*)\}/.exec(this.source.slice(this.at, this.at + 12));
    let least = 0;
    let most = Infinity;
    if (sign === '+') least = 1;
    else if (sign === '?') most = 1;
    else if (sign === '{' && braces) {
      least = Number(braces[1]);
      most = braces[2] === '' ? least : braces[3] === '' ? Infinity : Number(braces[3]);
      if (most < least || Math.max(least, most === Infinity ? 0 : most) > MOST_REPEATS)
        throw new PatternMistake(
          this.at,
          `A part repeats at most ${String(MOST_REPEATS)} times, the smaller number first.`,
        );
    } else if (sign !== '*') return part;
    if (part.type === 'start' || part.type === 'end')
      throw new PatternMistake(start, 'The ends of the text cannot repeat.');
    this.at += sign === '{' ? (braces?.[0].length ?? 1) : 1;
    // Whether as much or as little as possible is taken makes no difference to a hit.
    if (this.next === '?') this.at++;
    if (/[*+?]/.test(this.next ?? '')) throw new PatternMistake(this.at, 'There is nothing to repeat here.');
    return { type: 'repeat', of: part, least, most };
  }

  private single(): Part {
    const start = this.at++;
    const c = this.source[start] ?? '';
    switch (c) {
      case '^':
        return { type: 'start' };
      case '$':
        return { type: 'end' };
      case '.':
        return { type: 'character', test: none(isNewline) };
      case '[':
        return { type: 'character', test: this.bracketed(start) };
      case '(':
        return this.group(start);
      case '*':
      case '+':
      case '?':
        throw new PatternMistake(start, 'There is nothing to repeat here.');
      case '\\':
        return { type: 'character', test: eitherCase(this.escaped(start).test) };
      default:
        return { type: 'character', test: literal(c) };
    }
  }

  private group(start: number): Part {
    if (this.next === '?') {
      if (this.source[this.at + 1] !== ':')
        throw new PatternMistake(this.at, 'Look-around and named groups are not supported.');
      this.at += 2;
    }
    if (++this.depth > 40) throw new PatternMistake(start, 'The groups of the pattern are too deep.');
    const part = this.choice();
    if (this.next !== ')') throw new PatternMistake(start, 'This bracket of the pattern is not closed.');
    this.at++;
    this.depth--;
    return part;
  }

  /** Behind a backslash: a class, or one character. */
  private escaped(start: number): { readonly test: CharacterTest; readonly code: number | undefined } {
    const c = this.source[this.at++];
    if (c === undefined) throw new PatternMistake(start, 'Nothing follows the backslash.');
    const test = CLASSES.get(c);
    if (test) return { test, code: undefined };
    const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/i.exec(this.source.slice(this.at - 1, this.at + 4));
    if (hex) this.at += hex[0].length - 1;
    else if (/[a-z1-9]/i.test(c) && !CONTROLS.has(c))
      throw new PatternMistake(start, `“\\${c}” is not supported; put a backslash only before signs.`);
    const said = hex ? String.fromCharCode(parseInt(hex[1] ?? hex[2] ?? '', 16)) : (CONTROLS.get(c) ?? c);
    const code = said.charCodeAt(0);
    return { test: literal(said), code };
  }

  private bracketed(start: number): CharacterTest {
    const negated = this.next === '^';
    if (negated) this.at++;
    const tests: CharacterTest[] = [];
    for (;;) {
      const c = this.next;
      if (c === undefined) throw new PatternMistake(start, 'This [ of the pattern is not closed.');
      if (c === ']') break;
      const from = this.member();
      const dash = this.next === '-' && this.source[this.at + 1] !== ']';
      if (!dash || from.code === undefined) {
        tests.push(from.test);
        continue;
      }
      const at = this.at++;
      if (this.at >= this.source.length) continue;
      const to = this.member();
      if (to.code === undefined || to.code < from.code)
        throw new PatternMistake(at, 'This range is the wrong way round.');
      tests.push(range(from.code, to.code));
    }
    this.at++;
    const test = eitherCase(anyOf(tests));
    return negated ? none(test) : test;
  }

  private member(): { readonly test: CharacterTest; readonly code: number | undefined } {
    const start = this.at++;
    const c = this.source[start] ?? '';
    return c === '\\' ? this.escaped(start) : { test: literal(c), code: c.charCodeAt(0) };
  }
}

function literal(c: string): CharacterTest {
  const own = c.charCodeAt(0);
  const lower = c.toLowerCase();
  const other = lower.length === 1 ? lower.charCodeAt(0) : own;
  return (code) => code === own || code === other;
}
