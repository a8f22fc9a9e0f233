/**
 * The patterns of `~`: regular expressions that run in linear time whatever they say, because they are run as a state machine and never
 * go back. They have literals, `.`, [classes], \d \w \s \D \W \S, groups, |, * + ? {n,m}, ^ and $; no look-around, no back references and no \b. Case
 * does not matter, and a pattern hits anywhere in the text.
 */
export interface Pattern {
  readonly hits: (text: string) => boolean;
}

/** `at` is the character of the pattern where it goes wrong. */
export type ReadPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly at: number; readonly message: string };

const LONGEST = 500;
const MOST_STATES = 2000;
const MOST_REPEATS = 100;
/** Machine states that are remembered; then the memory is emptied. */
const MOST_REMEMBERED = 2000;
/** Characters of a value that are looked at. */
const MOST_CHARACTERS = 100_000;

type CharacterTest = (code: number) => boolean;

type Part =
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'start' | 'end' }
  | { readonly type: 'sequence' | 'choice'; readonly of: readonly Part[] }
  | { readonly type: 'repeat'; readonly of: Part; readonly least: number; readonly most: number };

class PatternMistake extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads a pattern. */
export function readPattern(source: string): ReadPattern {
  try {
    if (source.length > LONGEST)
      throw new PatternMistake(LONGEST, `A pattern has at most ${String(LONGEST)} characters.`);
    return { ok: true, pattern: new Machine(new PatternReader(source).all()) };
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
      if (this.next === undefined) continue;
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

/** A state of the pattern: it waits for a character, or leads on to others. */
interface State {
  readonly type: 'character' | 'split' | 'start' | 'end' | 'hit';
  readonly test: CharacterTest | undefined;
  readonly to: number[];
}

/** All states that the pattern may be in after some characters. */
interface Moment {
  readonly waiting: readonly number[];
  readonly hit: boolean;
  readonly hitAtEnd: boolean;
  readonly next: Map<number, Moment>;
}

class Machine implements Pattern {
  private readonly states: State[] = [];
  private readonly first: number;
  private readonly moments = new Map<string, Moment>();
  private beginning: Moment | undefined;

  constructor(part: Part) {
    const hit = this.state('hit');
    this.first = this.before(part, hit);
  }

  private state(type: State['type'], to: number[] = [], test?: CharacterTest): number {
    if (this.states.length >= MOST_STATES)
      throw new PatternMistake(0, 'The pattern is too large: its parts repeat too often.');
    return this.states.push({ type, to, test }) - 1;
  }

  /** The state that stands for a part followed by `then`. */
  private before(part: Part, then: number): number {
    switch (part.type) {
      case 'character':
        return this.state('character', [then], part.test);
      case 'start':
      case 'end':
        return this.state(part.type, [then]);
      case 'sequence':
        return part.of.reduceRight((next, each) => this.before(each, next), then);
      case 'choice':
        return this.state(
          'split',
          part.of.map((each) => this.before(each, then)),
        );
      case 'repeat': {
        let next = then;
        if (part.most === Infinity) {
          const loop = this.state('split', [then]);
          this.states[loop]?.to.push(this.before(part.of, loop));
          next = loop;
        } else {
          for (let k = part.least; k < part.most; k++)
            next = this.state('split', [then, this.before(part.of, next)]);
        }
        for (let k = 0; k < part.least; k++) next = this.before(part.of, next);
        return next;
      }
    }
  }

  /** Everything that the states lead to without a character. */
  private moment(from: readonly number[], atStart: boolean): Moment {
    const waiting = new Set<number>();
    const seen = new Set<number>();
    let hit = false;
    let hitAtEnd = false;
    // What needs the end of the text is followed with a mark of its own: it is true only there.
    const open = from.map((state) => ({ state, needsEnd: false }));
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const { state, needsEnd } = one;
      const mark = state * 2 + (needsEnd ? 1 : 0);
      const here = this.states[state];
      if (seen.has(mark) || here === undefined) continue;
      seen.add(mark);
      if (here.type === 'hit') {
        if (needsEnd) hitAtEnd = true;
        else hit = true;
      } else if (here.type === 'character') {
        if (!needsEnd) waiting.add(state);
      } else if (here.type !== 'start' || atStart) {
        const ends = needsEnd || here.type === 'end';
        for (const to of here.to) open.push({ state: to, needsEnd: ends });
      }
    }
    const sorted = [...waiting].sort((a, b) => a - b);
    const key = `${sorted.join(' ')}${hit ? 'h' : ''}${hitAtEnd ? 'e' : ''}`;
    const known = this.moments.get(key);
    if (known) return known;
    const made: Moment = { waiting: sorted, hit, hitAtEnd: hit || hitAtEnd, next: new Map() };
    this.moments.set(key, made);
    return made;
  }

  private after(moment: Moment, code: number): Moment {
    const reached = [this.first];
    for (const state of moment.waiting) {
      const here = this.states[state];
      if (here?.test?.(code) === true) reached.push(...here.to);
    }
    if (this.moments.size > MOST_REMEMBERED) this.moments.clear();
    const next = this.moment(reached, false);
    moment.next.set(code, next);
    return next;
  }

  hits = (text: string): boolean => {
    // What is remembered hangs together from the beginning.
    if (this.moments.size === 0) this.beginning = undefined;
    const lower = text.slice(0, MOST_CHARACTERS).toLowerCase();
    let moment = (this.beginning ??= this.moment([this.first], true));
    for (let at = 0; at < lower.length; at++) {
      if (moment.hit) return true;
      const code = lower.charCodeAt(at);
      moment = moment.next.get(code) ?? this.after(moment, code);
    }
    return moment.hit || moment.hitAtEnd;
  };
}
