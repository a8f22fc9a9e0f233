import { builtins } from '../analyse';
import type { AttributeColumn, AttributeKey } from '../model';
import { builtinKind, comparisons, EVENT, type BuiltinKind, type Relation, type Subject } from './findNode';
import { lexFind, type Token } from './lexFind';
import { printSubject, printValue } from './printFind';

/** One way to go on with a find text: `insert` goes in place of the characters from `start` to `end`. */
export interface Completion {
  readonly type: 'key' | 'comparison' | 'value' | 'relation';
  /** As it is listed. */
  readonly label: string;
  /** What it is, in a few words. */
  readonly detail: string;
  /** Spans that have the key, or the value; undefined where that says nothing. */
  readonly spans: number | undefined;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

/** A value with the number of spans that have it. */
export interface CountedValue {
  readonly text: string;
  readonly spans: number;
}

/** What a find text asks for where the caret stands. */
export interface CompletionSite {
  readonly type: 'key' | 'comparison' | 'value' | 'relation';
  readonly start: number;
  readonly end: number;
  /** What is written there so far. */
  readonly written: string;
  /** Of the value or the comparison. */
  readonly subject: Subject | undefined;
}

const MOST = 12;
/** Longer values are no help in a list. */
const LONGEST_VALUE = 200;

const subjectOf = (token: Token): Subject =>
  token.type === 'word' && builtinKind(token.text) !== undefined
    ? { type: 'builtin', key: token.text.toLowerCase() }
    : { type: 'attribute', key: token.text };

/** Where the caret stands; undefined where nothing is to be suggested (in a phrase). */
export function completionSite(text: string, caret: number): CompletionSite | undefined {
  const tokens = lexFind(text);
  const here = tokens.findLastIndex((token) => token.start < caret && caret <= token.end);
  const token = tokens[here];
  const before = token === undefined ? tokens.findLastIndex(({ end }) => end <= caret) : here - 1;
  const lastToken = tokens[before];
  if (token === undefined) {
    const key = tokens[before - 1];
    const subject = key === undefined ? undefined : subjectOf(key);
    const empty = { start: caret, end: caret, written: '' };
    // Right behind a set one may go on with a relation.
    if (lastToken?.type === 'close-set') return { type: 'relation', ...empty, subject: undefined };
    return lastToken?.type === 'comparison' && subject
      ? { type: 'value', ...empty, subject }
      : { type: 'key', ...empty, subject: undefined };
  }
  const place = { start: token.start, end: token.end };
  const key = token.type === 'comparison' ? lastToken : tokens[here - 2];
  const subject = key === undefined ? undefined : subjectOf(key);
  if (token.type === 'value') return { type: 'value', ...place, written: token.text, subject };
  if (token.type === 'comparison')
    return caret === token.end && subject
      ? { type: 'value', start: token.end, end: token.end, written: '', subject }
      : undefined;
  if (token.type === 'word') return { type: 'key', ...place, written: token.text, subject: subjectOf(token) };
  if (token.type === 'relation' || token.type === 'close-set')
    return caret === token.end
      ? {
          type: 'relation',
          ...(token.type === 'relation' ? place : { start: caret, end: caret }),
          written: token.type === 'relation' ? token.text : '',
          subject: undefined,
        }
      : undefined;
  if (['minus', 'open', 'open-set', 'count'].includes(token.type))
    return { type: 'key', start: caret, end: caret, written: '', subject: undefined };
  return undefined;
}

const details: Readonly<Record<BuiltinKind, string>> = {
  text: 'built-in',
  duration: 'built-in, a time',
  number: 'built-in, a number',
  flag: 'built-in, yes or no',
};

/** Keys that go on with what is written, and behind a whole key its comparisons. */
export function completeKeys(site: CompletionSite, keys: readonly AttributeKey[]): readonly Completion[] {
  const { start, end } = site;
  const written = site.written.toLowerCase();
  const own = [
    ...builtins.map(({ key, label }) => ({ key, label })),
    { key: EVENT, label: 'Name of an event' },
    { key: 'error', label: 'In error' },
    { key: 'link', label: 'Has links' },
    { key: 'root', label: 'Has no parent' },
  ];
  const asKey = (
    subject: Subject,
    detail: string,
    spans: number | undefined,
  ): Completion & { readonly rank: number } => {
    const insert =
      printSubject(subject) + (subject.type === 'builtin' && builtinKind(subject.key) === 'flag' ? '?' : '');
    return {
      type: 'key',
      label: subject.key,
      detail,
      spans,
      insert,
      start,
      end,
      rank: rankOf(subject.key.toLowerCase(), written),
    };
  };
  const all = [
    ...own.map(({ key, label }) =>
      asKey({ type: 'builtin', key }, `${label}, ${details[builtinKind(key) ?? 'text']}`, undefined),
    ),
    ...keys.map(({ key, spans, numeric, scope }) =>
      asKey(
        { type: 'attribute', key },
        `${scope === 'resource' ? 'process' : scope}${numeric ? ', a number' : ''}`,
        spans,
      ),
    ),
  ];
  const fitting = all.filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank);
  const exact = site.subject === undefined ? [] : completeComparisons(site, site.subject, keys);
  return [...exact, ...fitting.filter(({ label }) => exact.length === 0 || label.toLowerCase() !== written)]
    .slice(0, MOST)
    .map(({ type, label, detail, spans, insert }) => ({ type, label, detail, spans, insert, start, end }));
}

const relationWords: Readonly<Record<Relation, string>> = {
  '>': 'with children',
  '>>': 'with spans below them',
  '<': 'with parents',
  '<<': 'with spans above them',
  '~': 'with siblings',
  before: 'have ended before these begin',
  after: 'begin after these have ended',
};

/** How a set of spans can go on: with another one that stands in a relation to it. The braces are opened, too. */
export function completeRelations({ written, start, end }: CompletionSite): readonly Completion[] {
  const blank = written === '' ? ' ' : '';
  return Object.entries(relationWords)
    .filter(([relation]) => relation.startsWith(written))
    .map(([relation, detail]): Completion => ({
      type: 'relation',
      label: `${relation} {`,
      detail,
      spans: undefined,
      insert: `${blank}${relation} {`,
      start,
      end,
    }));
}

const wordsOf: Readonly<Record<(typeof comparisons)[number], string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
  '~': 'matches a pattern',
  '!~': 'does not match a pattern',
};

/** How a whole key can go on. */
function completeComparisons(
  { written, start, end }: CompletionSite,
  subject: Subject,
  keys: readonly AttributeKey[],
): readonly Completion[] {
  const known = keys.find(({ key }) => key.toLowerCase() === written.toLowerCase());
  const kind =
    subject.type === 'builtin' ? builtinKind(subject.key) : known?.numeric === true ? 'number' : 'text';
  if ((subject.type === 'attribute' && known === undefined) || kind === 'flag') return [];
  const ordered = kind !== 'text';
  const fitting = comparisons.filter((each) =>
    /[<>]/.test(each) ? ordered : !each.includes('~') || !ordered,
  );
  const spans = known?.spans;
  const listed = fitting.map((comparison): Completion => {
    const insert = printSubject(subject) + comparison;
    return {
      type: 'comparison',
      label: insert,
      detail: wordsOf[comparison],
      spans: undefined,
      insert,
      start,
      end,
    };
  });
  if (subject.type === 'builtin') return listed;
  const exists = `${printSubject(subject)}?`;
  return [
    ...listed,
    { type: 'comparison', label: exists, detail: 'is there', spans, insert: exists, start, end },
  ];
}

/** 0 where the key does not fit; whole keys, beginnings, beginnings of words, parts. */
function rankOf(key: string, written: string): number {
  if (key === written) return 4;
  const at = key.indexOf(written);
  if (at < 0) return 0;
  if (at === 0) return 3;
  return /[^\p{L}\p{N}]/u.test(key[at - 1] ?? '') ? 2 : 1;
}

/** Values that go on with what is written, the most frequent first. */
export function completeValues(site: CompletionSite, values: readonly CountedValue[]): readonly Completion[] {
  const { start, end } = site;
  const written = site.written.toLowerCase();
  return values
    .filter(({ text }) => text !== '' && text.length <= LONGEST_VALUE)
    .map((value) => ({ ...value, rank: Math.min(3, rankOf(value.text.toLowerCase(), written)) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || b.spans - a.spans || (a.text < b.text ? -1 : 1))
    .slice(0, MOST)
    .map(({ text, spans }): Completion => ({
      type: 'value',
      label: text,
      detail: '',
      spans,
      insert: printValue(text),
      start,
      end,
    }));
}

/** The distinct values of a column with their counts. */
export function countValues({ texts, of }: AttributeColumn): readonly CountedValue[] {
  const counts = new Uint32Array(texts.length);
  for (const text of of) if (text >= 0) counts[text] = (counts[text] ?? 0) + 1;
  return texts.map((text, at) => ({ text, spans: counts[at] ?? 0 }));
}
