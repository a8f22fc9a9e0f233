import { builtinOf } from '../analyse';

/** A stretch of a find text, in characters (UTF-16 units). */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a find text, and exactly where. `message` is one plain sentence. */
export interface FindMistake extends Place {
  readonly message: string;
}

export const comparisons = ['=', '!=', '<', '<=', '>', '>=', '~', '!~'] as const;
export type Comparison = (typeof comparisons)[number];

/** A number with what it counts: `time` in nanoseconds, `size` in bytes, `share` in parts of the trace's duration. */
export interface Quantity {
  readonly number: number;
  readonly dimension: 'plain' | 'time' | 'size' | 'share';
}

/** What a term asks about: something that every span has, or an attribute. */
export interface Subject {
  readonly type: 'builtin' | 'attribute';
  readonly key: string;
}

/** A bare word or a "phrase". */
export interface TextNode extends Place {
  readonly type: 'text';
  readonly text: string;
}
/** `key?` */
export interface ExistsNode extends Place {
  readonly type: 'exists';
  readonly subject: Subject;
}
/** `key=value` and the like. */
export interface CompareNode extends Place {
  readonly type: 'compare';
  readonly subject: Subject;
  readonly comparison: Comparison;
  readonly value: string;
}
/** `-term`, `not term` */
export interface NotNode extends Place {
  readonly type: 'not';
  readonly of: FindNode;
}
/** Terms side by side or with `and`, terms with `or`; at least two. A member is never of the same type. */
export interface ListNode extends Place {
  readonly type: 'and' | 'or';
  readonly of: readonly FindNode[];
}
/** `term ignoring key`: texts in it do not look at attributes whose key holds one of the texts. */
export interface IgnoringNode extends Place {
  readonly type: 'ignoring';
  readonly keys: readonly string[];
  readonly of: FindNode;
}

/** `{term …}`: spans, to be set in relation or counted; `{}` = all spans. */
export interface SetNode extends Place {
  readonly type: 'set';
  readonly of: FindNode | undefined;
}
/**
 * How the spans at the right stand to some span at the left: `>` are its children, `>>` lie below it, `<` are its parents, `<<` lie
 * above it, `~` have its parent too; `before`: it had ended when they began; `after`: it began when they had ended.
 */
export const relations = ['>>', '<<', '>', '<', '~', 'before', 'after'] as const;
export type Relation = (typeof relations)[number];
/** `{…} > {…}`: the spans at the right that stand so to one at the left. */
export interface RelationNode extends Place {
  readonly type: 'relation';
  readonly relation: Relation;
  readonly left: FindNode;
  readonly right: FindNode;
}
export const countComparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type CountComparison = (typeof countComparisons)[number];
/** `count({…}) > 3`: the spans, in traces that have so many of them. */
export interface CountNode extends Place {
  readonly type: 'count';
  readonly of: FindNode;
  readonly comparison: CountComparison;
  readonly count: number;
}

/** A find text as it was understood. */
export type FindNode =
  | TextNode
  | ExistsNode
  | CompareNode
  | NotNode
  | ListNode
  | IgnoringNode
  | SetNode
  | RelationNode
  | CountNode;

/** Whether a find asks about more than one span at a time: it has braces, or counts. */
export function isStructural(node: FindNode): boolean {
  switch (node.type) {
    case 'set':
    case 'relation':
    case 'count':
      return true;
    case 'not':
    case 'ignoring':
      return isStructural(node.of);
    case 'and':
    case 'or':
      return node.of.some(isStructural);
    case 'text':
    case 'exists':
    case 'compare':
      return false;
  }
}

/** Things a span has or has not; asked with `?` or compared with true and false. */
export const flags: readonly string[] = ['error', 'link', 'root'];
/** Names of a span's events. */
export const EVENT = 'event';

export type BuiltinKind = 'text' | 'duration' | 'number' | 'flag';

/** What kind of thing a built-in of the language is; undefined for a key that is none. Case matters not. */
export function builtinKind(key: string): BuiltinKind | undefined {
  const lower = key.toLowerCase();
  if (flags.includes(lower)) return 'flag';
  return lower === EVENT ? 'text' : builtinOf(lower)?.kind;
}

/** Words with a meaning of their own; between quotes they are texts. */
export const keywords: readonly string[] = ['and', 'or', 'not', 'ignoring'];

/** Several terms as one: members of the same type are taken apart. */
export function listOf(type: 'and' | 'or', nodes: readonly FindNode[]): FindNode | undefined {
  const of = nodes.flatMap((node) => (node.type === type ? node.of : [node]));
  const [first] = of;
  const last = of.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return of.length === 1 ? first : { type, of, start: first.start, end: last.end };
}
