import {
  builtinKind,
  keywords,
  listOf,
  type Comparison,
  type FindMistake,
  type FindNode,
  type Subject,
} from './findNode';
import { comparisonAt, lexFind, positionIn, type Token } from './lexFind';
import { readPattern } from './pattern';
import { readQuantity } from './quantity';

/** A find text that was understood (undefined for one that looks for nothing), or the first thing that is wrong with it. */
export type ParsedFind =
  | { readonly ok: true; readonly node: FindNode | undefined }
  | { readonly ok: false; readonly mistake: FindMistake };

const DEEPEST = 50;
const MOST_TERMS = 200;
const LONGEST = 8000;

class Mistaken extends Error {
  constructor(readonly mistake: FindMistake) {
    super(mistake.message);
  }
}

/**
 * The parser of the find language.
 *
 *     find     = { or }
 *     or       = and { "or" and }
 *     and      = not { ["and"] not }                      side by side means and
 *     not      = ( "-" | "not" ) not | ignoring
 *     ignoring = term { "ignoring" text }
 *     term     = "(" or ")" | key "?" | key comparison value | text
 *
 * Words with a meaning (and, or, not, ignoring) count in any case; between quotes they are texts. A key between quotes is
 * an attribute's, also where a built-in has that name.
 */
export function parseFind(text: string): ParsedFind {
  if (text.length > LONGEST)
    return {
      ok: false,
      mistake: {
        start: LONGEST,
        end: text.length,
        message: `A find text has at most ${String(LONGEST)} characters.`,
      },
    };
  try {
    return { ok: true, node: new Parser(text).all() };
  } catch (error) {
    if (error instanceof Mistaken) return { ok: false, mistake: error.mistake };
    throw error;
  }
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  private terms = 0;

  constructor(private readonly text: string) {
    this.tokens = lexFind(text);
  }

  all(): FindNode | undefined {
    if (this.tokens.length === 0) return undefined;
    const node = this.or();
    const rest = this.token;
    if (rest)
      this.fail(rest, rest.type === 'close' ? 'No bracket is open here.' : 'A term is missing before this.');
    return node;
  }

  private get token(): Token | undefined {
    return this.tokens[this.at];
  }

  private fail(place: { readonly start: number; readonly end: number } | undefined, message: string): never {
    const end = this.text.length;
    throw new Mistaken({ start: place?.start ?? end, end: place?.end ?? end, message });
  }

  private isKeyword(token: Token | undefined, ...words: readonly string[]): boolean {
    // A keyword that is followed by a comparison is a key like others.
    const after = this.tokens[this.at + 1]?.type;
    return (
      token?.type === 'word' &&
      words.includes(token.text.toLowerCase()) &&
      after !== 'comparison' &&
      after !== 'exists'
    );
  }

  private or(): FindNode {
    const of = [this.and()];
    while (this.isKeyword(this.token, 'or')) {
      this.at++;
      of.push(this.and());
    }
    return listOf('or', of) ?? this.fail(undefined, 'A term is missing.');
  }

  private and(): FindNode {
    const of = [this.not()];
    for (let token = this.token; token && token.type !== 'close'; token = this.token) {
      if (this.isKeyword(token, 'or')) break;
      if (this.isKeyword(token, 'and')) this.at++;
      of.push(this.not());
    }
    return listOf('and', of) ?? this.fail(undefined, 'A term is missing.');
  }

  private not(): FindNode {
    const { token } = this;
    if (token?.type !== 'minus' && !this.isKeyword(token, 'not')) return this.ignoring();
    this.at++;
    const of = this.nested(token, () => this.not());
    return { type: 'not', of, start: token?.start ?? 0, end: of.end };
  }

  private nested(token: Token | undefined, read: () => FindNode): FindNode {
    if (++this.depth > DEEPEST) this.fail(token, `Brackets and “not” go at most ${String(DEEPEST)} deep.`);
    const node = read();
    this.depth--;
    return node;
  }

  private ignoring(): FindNode {
    let of = this.term();
    while (this.isKeyword(this.token, 'ignoring')) {
      this.at++;
      const { token } = this;
      if (token?.type !== 'word' && token?.type !== 'phrase')
        this.fail(token, 'After “ignoring” comes a part of the keys that are not to be looked at.');
      this.at++;
      const keys = of.type === 'ignoring' ? [...of.keys, token.text] : [token.text];
      of = {
        type: 'ignoring',
        keys,
        of: of.type === 'ignoring' ? of.of : of,
        start: of.start,
        end: token.end,
      };
    }
    return of;
  }

  private term(): FindNode {
    const { token } = this;
    if (++this.terms > MOST_TERMS) this.fail(token, `A find text has at most ${String(MOST_TERMS)} terms.`);
    if (token === undefined) this.fail(token, 'A term is missing at the end.');
    if (token.type === 'open') {
      this.at++;
      const node = this.nested(token, () => this.or());
      const { token: close } = this;
      if (close?.type !== 'close') this.fail(token, 'This bracket is not closed.');
      this.at++;
      return node;
    }
    if (token.type === 'comparison') this.fail(token, `A key is missing before “${token.text}”.`);
    if (token.type !== 'word' && token.type !== 'phrase') this.fail(token, 'A term is missing before this.');
    if (this.isKeyword(token, ...keywords))
      this.fail(
        token,
        `A term is missing before “${token.text}”; the word itself is found as "${token.text}".`,
      );
    this.at++;
    const next = this.token;
    if (next?.type === 'exists') {
      this.at++;
      return { type: 'exists', subject: this.subject(token), start: token.start, end: next.end };
    }
    if (next?.type === 'comparison') {
      this.at++;
      return this.compare(token, next);
    }
    if (token.text === '') this.fail(token, 'A text is missing between the quotes.');
    return { type: 'text', text: token.text, start: token.start, end: token.end };
  }

  private subject(token: Token): Subject {
    if (token.text === '') this.fail(token, 'A key is missing between the quotes.');
    return token.type === 'word' && builtinKind(token.text) !== undefined
      ? { type: 'builtin', key: token.text.toLowerCase() }
      : { type: 'attribute', key: token.text };
  }

  private compare(key: Token, sign: Token): FindNode {
    const { token } = this;
    if (token?.type !== 'value')
      this.fail({ start: sign.end, end: sign.end }, `A value is missing after “${sign.text}”.`);
    this.at++;
    const subject = this.subject(key);
    const comparison = comparisonAt(sign.text, 0) ?? '=';
    this.checkValue(subject, comparison, token);
    return { type: 'compare', subject, comparison, value: token.text, start: key.start, end: token.end };
  }

  /** Values that can never be compared are mistakes, not finds without hits. */
  private checkValue(subject: Subject, comparison: Comparison, value: Token): void {
    const kind = subject.type === 'builtin' ? builtinKind(subject.key) : undefined;
    if (comparison === '~' || comparison === '!~') {
      if (kind !== undefined && kind !== 'text')
        this.fail(value, `“${comparison}” is for texts; compare ${subject.key} with =, < or >.`);
      const pattern = readPattern(value.text);
      if (pattern.ok) return;
      const start = positionIn(this.text, value, pattern.at);
      this.fail({ start, end: Math.min(value.end, start + 1) }, pattern.message);
    }
    const quantity = readQuantity(value.text);
    const orders = comparison !== '=' && comparison !== '!=';
    if (kind === 'flag') {
      if (orders || !/^(true|false|yes|no)$/i.test(value.text))
        this.fail(value, `${subject.key} is true or false.`);
    } else if (kind === 'text') {
      if (orders) this.fail(value, `“${comparison}” compares numbers, and ${subject.key} is a text.`);
    } else if (kind === 'duration') {
      const dimension = quantity?.dimension;
      if (dimension === 'plain' && quantity?.number !== 0)
        this.fail(value, `A unit is missing: ${value.text}ms, ${value.text}s or ${value.text}%.`);
      if (dimension !== 'time' && dimension !== 'share' && dimension !== 'plain')
        this.fail(value, `${subject.key} is a time, such as 150ms, 2s or 2%.`);
    } else if (kind === 'number') {
      if (quantity?.dimension !== 'plain') this.fail(value, `${subject.key} is a plain number.`);
    } else if (orders) {
      if (quantity === undefined)
        this.fail(value, `“${comparison}” needs a number, such as 500, 150ms or 20kB.`);
      if (quantity.dimension === 'share')
        this.fail(value, '% is a share of the trace; it goes with duration, self, critical, start and end.');
    }
  }
}
