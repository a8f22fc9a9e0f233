import {
  builtinKind,
  countComparisons,
  isStructural,
  keywords,
  listOf,
  relations,
  type FindMistake,
  type FindNode,
  type Relation,
  type Subject,
} from './findNode';
import { comparisonAt, lexFind, type Token } from './lexFind';
import { valueMistake } from './valueMistake';

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
 *     not      = ( "-" | "not" ) not | relation
 *     relation = ignoring { ( ">" | ">>" | "<" | "<<" | "~" | "before" | "after" ) ignoring }
 *     ignoring = term { "ignoring" text }
 *     term     = "(" or ")" | key "?" | key comparison value | text
 *              | "{" [ or ] "}" | "count(" or ")" comparison number
 *
 * What stands in braces is asked of one span; relations and counts are asked of the trace, and stand outside of braces.
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

const closes = ({ type }: Token): boolean => type === 'close' || type === 'close-set';

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  private terms = 0;
  private inSet = false;

  constructor(private readonly text: string) {
    this.tokens = lexFind(text);
  }

  all(): FindNode | undefined {
    if (this.tokens.length === 0) return undefined;
    const node = this.or();
    const rest = this.token;
    if (rest)
      this.fail(
        rest,
        rest.type === 'close'
          ? 'No bracket is open here.'
          : rest.type === 'close-set'
            ? 'No brace is open here.'
            : 'A term is missing before this.',
      );
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
    for (let token = this.token; token && !closes(token); token = this.token) {
      if (this.isKeyword(token, 'or')) break;
      if (this.isKeyword(token, 'and')) this.at++;
      of.push(this.not());
    }
    return listOf('and', of) ?? this.fail(undefined, 'A term is missing.');
  }

  private not(): FindNode {
    const { token } = this;
    if (token?.type !== 'minus' && !this.isKeyword(token, 'not')) return this.relation();
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

  private relation(): FindNode {
    let left = this.ignoring();
    for (let relation = this.relationHere(); relation; relation = this.relationHere()) {
      const sign = this.token;
      this.at++;
      const right = this.ignoring();
      for (const side of [left, right])
        if (!isStructural(side))
          this.fail(side, `“${relation}” stands between sets of spans: write {…} around this.`);
      if (++this.terms > MOST_TERMS) this.fail(sign, `A find text has at most ${String(MOST_TERMS)} terms.`);
      left = { type: 'relation', relation, left, right, start: left.start, end: right.end };
    }
    return left;
  }

  private relationHere(): Relation | undefined {
    const { token } = this;
    const before = this.tokens[this.at - 1]?.type;
    const after = this.tokens[this.at + 1]?.type;
    // “before” and “after” are texts like others unless they stand between sets.
    const isWord = token?.type === 'word' && (before === 'close-set' || before === 'close');
    if (token?.type !== 'relation' && !(isWord && (after === 'open-set' || after === 'open')))
      return undefined;
    return relations.find((each) => each === token.text.toLowerCase());
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
    if (token.type === 'open-set') return this.set(token);
    if (token.type === 'count') return this.count(token);
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

  private set(open: Token): FindNode {
    if (this.inSet) this.fail(open, 'Braces stand not within braces: all in them is asked of one span.');
    this.at++;
    this.inSet = true;
    const of = this.token?.type === 'close-set' ? undefined : this.nested(open, () => this.or());
    this.inSet = false;
    const { token: close } = this;
    if (close?.type !== 'close-set') this.fail(open, 'This brace is not closed.');
    this.at++;
    return { type: 'set', of, start: open.start, end: close.end };
  }

  private count(open: Token): FindNode {
    if (this.inSet) this.fail(open, 'Spans are counted outside of braces: count({…}) > 3.');
    this.at++;
    const of = this.nested(open, () => this.or());
    if (this.token?.type !== 'close') this.fail(open, 'This bracket is not closed.');
    this.at++;
    const sign = this.tokens[this.at++];
    const comparison = countComparisons.find((each) => each === sign?.text);
    if (sign?.type !== 'comparison' || comparison === undefined)
      this.fail(sign, 'A count is compared with a number: count({…}) > 3.');
    const value = this.tokens[this.at++];
    if (value?.type !== 'value' || !/^\d{1,9}$/.test(value.text))
      this.fail(
        value?.type === 'value' ? value : { start: sign.end, end: sign.end },
        'A count is compared with a whole number, such as 3.',
      );
    return { type: 'count', of, comparison, count: Number(value.text), start: open.start, end: value.end };
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
    const wrong = valueMistake(this.text, subject, comparison, token);
    if (wrong) throw new Mistaken(wrong);
    return { type: 'compare', subject, comparison, value: token.text, start: key.start, end: token.end };
  }
}
