import { builtinKind, keywords, relations, type FindNode, type Subject } from './findNode';

/**
 * The printer of the find language: the shortest text that is read as the same again, whatever stands in its texts, keys and
 * values.
 */
export function printFind(node: FindNode): string {
  return printed(node, 0);
}

/** How tight each kind of node binds: what stands inside a tighter one needs brackets. */
const tightness = {
  or: 0,
  and: 1,
  not: 2,
  relation: 3,
  ignoring: 4,
  count: 5,
  text: 6,
  exists: 6,
  compare: 6,
  set: 6,
} as const;

function printed(node: FindNode, within: number): string {
  const own = tightness[node.type];
  const text = printedInside(node);
  return own < within ? `(${text})` : text;
}

function printedInside(node: FindNode): string {
  switch (node.type) {
    case 'text':
      return printText(node.text);
    case 'exists':
      return `${printSubject(node.subject)}?`;
    case 'compare':
      return `${printSubject(node.subject)}${node.comparison}${printValue(node.value)}`;
    case 'not':
      return `-${printed(node.of, tightness.not)}`;
    case 'and':
      return node.of.map((each) => printed(each, tightness.and + 1)).join(' ');
    case 'or':
      return node.of.map((each) => printed(each, tightness.or + 1)).join(' or ');
    case 'ignoring': {
      const of = printed(node.of, tightness.ignoring + 1);
      return [of, ...node.keys.map(printText)].join(' ignoring ');
    }
    case 'set':
      return `{${node.of === undefined ? '' : printed(node.of, 0)}}`;
    case 'relation': {
      // Relations are read from the left; all else but sets is set apart.
      const left = printed(node.left, node.left.type === 'relation' ? tightness.relation : tightness.set);
      return `${left} ${node.relation} ${printed(node.right, tightness.set)}`;
    }
    case 'count':
      return `count(${printed(node.of, 0)})${node.comparison}${String(node.count)}`;
  }
}

/** A phrase: between quotes, with escapes. */
export const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

const PLAIN_WORD = /^[^\s(){}"=<>~!?-][^\s(){}"=<>~!?]*$/;

const isPlain = (text: string): boolean =>
  PLAIN_WORD.test(text) && ![...keywords, ...relations].includes(text.toLowerCase());

/** A text as a term: bare where that is read as the same text. */
export const printText = (text: string): string => (isPlain(text) ? text : quoted(text));

/** A key: between quotes where it would be read as something else. */
export function printSubject({ type, key }: Subject): string {
  if (type === 'builtin') return key;
  return isPlain(key) && builtinKind(key) === undefined ? key : quoted(key);
}

/** A value behind a comparison. */
export const printValue = (value: string): string =>
  /^[^\s(){}"=~][^\s(){}"]*$/.test(value) ? value : quoted(value);

/** The term that hits the spans with that attribute value (or built-in, where `type` says so), as it is added to a find text. */
export function printTerm(subject: Subject, value: string, exclude = false): string {
  return `${exclude ? '-' : ''}${printSubject(subject)}=${printValue(value)}`;
}
