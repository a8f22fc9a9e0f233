import { type CompareNode, type FindNode, type Subject } from './findNode';
import { quantityText, readQuantity } from './quantity';

/** The plain-words echo of a find: how it was read, as one sentence. */
export function describeFind(node: FindNode): string {
  return `Spans ${said(node, false)}`;
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
    case 'ignoring': {
      const keys = node.keys.map((key) => `“${key}”`).join(' or ');
      return `${said(node.of, true)} (not looking at attributes named like ${keys})`;
    }
    case 'and':
    case 'or': {
      const joined = node.of.map((each) => said(each, true)).join(node.type === 'and' ? ' and ' : ' or ');
      return inside ? `(${joined})` : joined;
    }
  }
}

const withSubject = ({ type, key }: Subject, has: boolean): string =>
  `${has ? 'with' : 'without'} ${type === 'builtin' && (key === 'error' || key === 'link' || key === 'event') ? `an ${key}`.replace('an l', 'a l') : key}`;

function negated(node: FindNode): string {
  if (node.type === 'text') return `not containing “${node.text}”`;
  if (node.type === 'exists') return withSubject(node.subject, false);
  return `not ${said(node, true)}`;
}

function compared({ subject, comparison, value }: CompareNode): string {
  const isFlag = subject.type === 'builtin' && (subject.key === 'error' || subject.key === 'link');
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
