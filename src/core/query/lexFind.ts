import { comparisons, relations, type Comparison, type Place } from './findNode';

/**
 * The lexer of the find language. A text falls apart into:
 *
 * - words: anything up to a blank, a bracket, a quote or a comparison;
 * - "phrases": with `\"` for a quote and `\\` for a backslash; one that is not closed reaches to the end;
 * - comparisons = != < <= > >= ~ !~, each followed by its value: a phrase, or everything up to a blank or to a bracket that closes
 *   more than the value opened, so that addresses and patterns need no quotes;
 * - `?` right behind a key, `-` right before a term, and brackets;
 * - `{` where a term begins, `}` where a set is open: elsewhere braces are letters like others, as in /users/{id};
 * - relations behind a set or a bracket: > >> < << ~ (before and after are words to the lexer);
 * - `count(` without a blank.
 *
 * Every text can be taken apart; what makes no sense is found by the parser.
 */
export interface Token extends Place {
  readonly type:
    | 'word'
    | 'phrase'
    | 'comparison'
    | 'value'
    | 'exists'
    | 'minus'
    | 'open'
    | 'close'
    | 'open-set'
    | 'close-set'
    | 'relation'
    | 'count';
  /** What it says, without quotes and escapes. */
  readonly text: string;
  /** A value between quotes. */
  readonly quoted?: boolean;
}

const BLANK = /\s/;
const COUNT = /^count\($/i;

/** Position behind the phrase whose opening quote stands at `start`, and what it says. */
function phrase(text: string, start: number): { readonly end: number; readonly said: string } {
  let said = '';
  let at = start + 1;
  for (; at < text.length; at++) {
    const c = text[at] ?? '';
    const next = text[at + 1];
    if (c === '"') return { end: at + 1, said };
    if (c === '\\' && (next === '"' || next === '\\')) {
      said += next;
      at++;
    } else said += c;
  }
  return { end: at, said };
}

/** The comparison that begins at a position; the longest one. */
export function comparisonAt(text: string, at: number): Comparison | undefined {
  const two = text.slice(at, at + 2);
  return comparisons.find((each) => each === two) ?? comparisons.find((each) => each === text[at]);
}

/** Whether a brace ends what stands in a set: it closes more than was opened there. */
class Braces {
  private open = 0;

  constructor(private readonly inSet: boolean) {}

  endsAt(c: string): boolean {
    if (c === '{') this.open++;
    return this.inSet && c === '}' && this.open-- === 0;
  }
}

function wordEnd(text: string, start: number, inSet: boolean): number {
  const braces = new Braces(inSet);
  let at = start;
  for (; at < text.length; at++) {
    const c = text[at] ?? '';
    if (braces.endsAt(c)) break;
    if (BLANK.test(c) || c === '(' || c === ')' || c === '"' || comparisonAt(text, at) !== undefined) break;
  }
  return at;
}

function valueEnd(text: string, start: number, inSet: boolean): number {
  const braces = new Braces(inSet);
  let open = 0;
  let at = start;
  for (; at < text.length; at++) {
    const c = text[at] ?? '';
    if (BLANK.test(c) || braces.endsAt(c)) break;
    if (c === '(') open++;
    if (c === ')' && open-- === 0) break;
  }
  return at;
}

const blanksEnd = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && BLANK.test(text[at] ?? '')) at++;
  return at;
};

/** The tokens of a find text, in order. */
export function lexFind(text: string): Token[] {
  const tokens: Token[] = [];
  /** What is open around the place, the innermost last. */
  const open: ('open' | 'open-set' | 'count')[] = [];
  /** The last token can stand at the left of a relation. */
  let isRelatable = false;
  let at = 0;
  const put = (type: Token['type'], end: number, said = text.slice(at, end)): void => {
    tokens.push({ type, text: said, start: at, end });
    at = end;
  };
  for (;;) {
    at = blanksEnd(text, at);
    if (at >= text.length) return tokens;
    const c = text[at] ?? '';
    const inSet = open.includes('open-set');
    const relation = isRelatable ? relationAt(text, at) : undefined;
    const comparison = comparisonAt(text, at);
    isRelatable = false;
    if (relation !== undefined) put('relation', at + relation.length);
    else if (comparison !== undefined) {
      put('comparison', at + comparison.length);
      at = blanksEnd(text, at);
      if (text[at] === '"') {
        const { end, said } = phrase(text, at);
        tokens.push({ type: 'value', text: said, start: at, end, quoted: true });
        at = end;
      } else {
        const end = valueEnd(text, at, inSet);
        if (end > at) put('value', end);
      }
    } else if (c === '(' || c === '{' || COUNT.test(text.slice(at, at + 6))) {
      const type = c === '(' ? 'open' : c === '{' ? 'open-set' : 'count';
      open.push(type);
      put(type, type === 'count' ? at + 6 : at + 1);
    } else if (c === ')' || (c === '}' && inSet)) {
      isRelatable = open.pop() !== 'count';
      put(c === ')' ? 'close' : 'close-set', at + 1);
    } else if (c === '"') {
      const { end, said } = phrase(text, at);
      put('phrase', end, said);
      if (text[at] === '?' && endsTerm(text, at + 1, inSet)) put('exists', at + 1);
    } else if (c === '-' && !endsTerm(text, at + 1, inSet)) put('minus', at + 1);
    else {
      const end = wordEnd(text, at, inSet);
      const asks = text[end - 1] === '?' && end - at > 1 && endsTerm(text, end, inSet);
      put('word', asks ? end - 1 : end);
      if (asks) put('exists', end);
    }
  }
}

function endsTerm(text: string, at: number, inSet: boolean): boolean {
  const c = text[at];
  return c === undefined || c === ')' || (inSet && c === '}') || BLANK.test(c);
}

/** The relation that begins at a position; `>=` and the like are none. */
function relationAt(text: string, at: number): string | undefined {
  if (text[at + 1] === '=') return undefined;
  return relations.find((each) => /^\W/.test(each) && text.startsWith(each, at));
}

/** Where the k-th character of a token's text stands: quotes and escapes lie between. */
export function positionIn(text: string, token: Token, k: number): number {
  if (token.quoted !== true) return token.start + k;
  let at = token.start + 1;
  for (let done = 0; done < k && at < token.end; done++) {
    const next = text[at + 1];
    at += text[at] === '\\' && (next === '"' || next === '\\') ? 2 : 1;
  }
  return at;
}
