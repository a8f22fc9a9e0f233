import {
  builtinKind,
  isStructural,
  listOf,
  type CompareNode,
  type CountComparison,
  type FindNode,
  type Relation,
  type Subject,
} from './findNode';
import { quantityText, readQuantity } from './quantity';

/** The plain-words echo of a find: how it was read, as one sentence. */
export function describeFind(node: FindNode): string {
  const words = inTrace(node, false);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The spans that a find means, as words to be put into a sentence: “spans with service “A””, “no spans with an error”. */
function inTrace(node: FindNode, inside: boolean): string {
  if (!isStructural(node)) return `spans ${said(node, false)}`;
  switch (node.type) {
    case 'set':
      return node.of === undefined ? 'spans' : `spans ${said(node.of, false)}`;
    case 'relation':
      return bracketed(
        `${inTrace(node.right, true)} ${related(node.relation, inTrace(node.left, true))}`,
        inside,
      );
    case 'count':
      return `${counted(node.comparison, node.count)} ${inTrace(node.of, true)}`;
    case 'not':
      return `no ${inTrace(node.of, true)}`;
    case 'ignoring':
      return `${inTrace(node.of, true)} ${ignored(node.keys)}`;
    case 'and': {
      const ofOneSpan = listOf(
        'and',
        node.of.filter((each) => !isStructural(each)),
      );
      const members = [...(ofOneSpan ? [ofOneSpan] : []), ...node.of.filter(isStructural)];
      return bracketed(members.map((each) => inTrace(each, true)).join(', and in the same trace '), inside);
    }
    case 'or':
      return bracketed(node.of.map((each) => inTrace(each, true)).join(', or '), inside);
    case 'text':
    case 'exists':
    case 'compare':
      return '';
  }
}

const bracketed = (words: string, inside: boolean): string => (inside ? `(${words})` : words);

const ignored = (keys: readonly string[]): string =>
  `(not looking at attributes named like ${keys.map((key) => `“${key}”`).join(' or ')})`;

function related(relation: Relation, left: string): string {
  switch (relation) {
    case '>':
      return `that are children of ${left}`;
    case '>>':
      return `that lie below ${left}`;
    case '<':
      return `that are parents of ${left}`;
    case '<<':
      return `that lie above ${left}`;
    case '~':
      return `that are siblings of ${left}`;
    case 'before':
      return `that began after the end of ${left}`;
    case 'after':
      return `that had ended at the start of ${left}`;
  }
}

function counted(comparison: CountComparison, count: number): string {
  const number = String(count);
  switch (comparison) {
    case '=':
      return count === 0 ? 'no' : `exactly ${number}`;
    case '!=':
      return `not ${number}`;
    case '<':
      return `fewer than ${number}`;
    case '<=':
      return `at most ${number}`;
    case '>':
      return `more than ${number}`;
    case '>=':
      return `at least ${number}`;
  }
}

function said(node: FindNode, inside: boolean): string {
  switch (node.type) {
    case 'text':
      return `containing “${node.text}”`;
    case 'exists':
      return withSubject(node.subject, true);
    case 'compare':
      return compared(node);
    case 'not':
      return negated(node.of);
    case 'ignoring':
      return `${said(node.of, true)} ${ignored(node.keys)}`;
    case 'and':
    case 'or': {
      const joined = node.of.map((each) => said(each, true)).join(node.type === 'and' ? ' and ' : ' or ');
      return bracketed(joined, inside);
    }
    case 'set':
    case 'relation':
    case 'count':
      return inTrace(node, true);
  }
}

const withSubject = ({ type, key }: Subject, has: boolean): string => {
  if (type === 'builtin' && key === 'root') return has ? 'that are roots' : 'that are no roots';
  return `${has ? 'with' : 'without'} ${type === 'builtin' && (key === 'error' || key === 'link' || key === 'event') ? `an ${key}`.replace('an l', 'a l') : key}`;
};

function negated(node: FindNode): string {
  if (node.type === 'text') return `not containing “${node.text}”`;
  if (node.type === 'exists') return withSubject(node.subject, false);
  return `not ${said(node, true)}`;
}

function compared({ subject, comparison, value }: CompareNode): string {
  const isFlag = subject.type === 'builtin' && builtinKind(subject.key) === 'flag';
  if (isFlag) return withSubject(subject, /^(true|yes)$/i.test(value) === (comparison === '='));
  const quantity = readQuantity(value);
  const amount = quantity === undefined ? value : quantityText(quantity, value);
  const { key } = subject;
  switch (comparison) {
    case '=':
      return `with ${key} “${value}”`;
    case '!=':
      return `with a ${key} other than “${value}”`;
    case '~':
      return `with ${key} matching /${value}/`;
    case '!~':
      return `with ${key} not matching /${value}/`;
    case '<':
      return `with ${key} below ${amount}`;
    case '<=':
      return `with ${key} at most ${amount}`;
    case '>':
      return `with ${key} above ${amount}`;
    case '>=':
      return `with ${key} at least ${amount}`;
  }
}
