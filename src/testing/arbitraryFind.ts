import fc from 'fast-check';
import {
  comparisons,
  countComparisons,
  listOf,
  relations,
  type FindNode,
  type ListNode,
  type Subject,
} from '../core';

const place = { start: 0, end: 0 };
const someText = fc.oneof(
  fc.constantFrom(
    'and',
    'OR',
    'not',
    'a',
    '-',
    '--a',
    '?',
    'x?',
    '"',
    '\\',
    '\\"',
    'a b',
    '(',
    ')',
    'ignoring',
    '=',
    'error',
    '!',
    '!=',
    '{',
    '}',
    '/users/{id}',
    'before',
    'count(',
  ),
  fc.string({ minLength: 1, maxLength: 6, unit: 'binary' }).map((text) => text.toWellFormed()),
);
const attribute = someText.map((key): Subject => ({ type: 'attribute', key }));
const builtin = fc
  .constantFrom('service', 'name', 'event', 'kind')
  .map((key): Subject => ({ type: 'builtin', key }));
const text = someText.map((said): FindNode => ({ type: 'text', text: said, ...place }));
const exists = fc
  .oneof(attribute, builtin)
  .map((subject): FindNode => ({ type: 'exists', subject, ...place }));
const equals = fc
  .tuple(
    fc.oneof(attribute, builtin),
    fc.constantFrom('=' as const, '!=' as const),
    fc.oneof(someText, fc.constant('')),
  )
  .map(([subject, comparison, value]): FindNode => ({
    type: 'compare',
    subject,
    comparison,
    value,
    ...place,
  }));
const orders = fc
  .tuple(
    attribute,
    fc.constantFrom(...comparisons.filter((each) => /[<>]/.test(each))),
    fc.constantFrom('1', '-2.5', '150ms', '20kB'),
  )
  .map(([subject, comparison, value]): FindNode => ({
    type: 'compare',
    subject,
    comparison,
    value,
    ...place,
  }));
const matches = fc
  .tuple(
    attribute,
    fc.constantFrom('~' as const, '!~' as const),
    fc.constantFrom('^(a|b)$', 'a b', '\\d+"', '[)(]', '=x'),
  )
  .map(([subject, comparison, value]): FindNode => ({
    type: 'compare',
    subject,
    comparison,
    value,
    ...place,
  }));

const { node } = fc.letrec<{ node: FindNode }>((tie) => {
  const list = (type: 'and' | 'or') =>
    fc
      .array(tie('node'), { minLength: 2, maxLength: 3 })
      .map((nodes): FindNode => listOf(type, nodes) ?? { type: 'text', text: 'x', ...place });
  return {
    node: fc.oneof(
      { maxDepth: 4 },
      text,
      exists,
      equals,
      orders,
      matches,
      tie('node').map((of): FindNode => ({ type: 'not', of, ...place })),
      list('and'),
      list('or'),
      fc
        .tuple(tie('node'), fc.array(someText, { minLength: 1, maxLength: 2 }))
        .map(([of, keys]): FindNode =>
          of.type === 'ignoring'
            ? { ...of, keys: [...of.keys, ...keys] }
            : { type: 'ignoring', keys, of, ...place },
        ),
    ),
  };
});

const set = fc.option(node, { nil: undefined }).map((of): FindNode => ({ type: 'set', of, ...place }));
const { structural } = fc.letrec<{ structural: FindNode }>((tie) => {
  const counted = fc.tuple(
    fc.oneof(node, tie('structural')),
    fc.constantFrom(...countComparisons),
    fc.nat(1e9 - 1),
  );
  const related = fc.tuple(tie('structural'), fc.constantFrom(...relations), tie('structural'));
  const joined = fc.tuple(
    fc.constantFrom('and' as const, 'or' as const),
    fc.array(fc.oneof(node, tie('structural')), { minLength: 1, maxLength: 2 }),
    tie('structural'),
  );
  const ignoring = tie('structural').map((of): FindNode =>
    of.type === 'ignoring' ? of : { type: 'ignoring', keys: ['http.'], of, ...place },
  );
  return {
    structural: fc.oneof(
      { maxDepth: 4 },
      set,
      related.map(([left, relation, right]): FindNode => ({
        type: 'relation',
        relation,
        left,
        right,
        ...place,
      })),
      counted.map(([of, comparison, count]): FindNode => ({
        type: 'count',
        of,
        comparison,
        count,
        ...place,
      })),
      tie('structural').map((of): FindNode => ({ type: 'not', of, ...place })),
      joined.map(([type, others, one]): FindNode => {
        const list: ListNode['of'] = [...others, one];
        return listOf(type, list) ?? one;
      }),
      ignoring,
    ),
  };
});

/** Anything that the find language can ask of one span. The places in the text are zeros. */
export const anyFind = node;
/** Anything that it can ask of the trace. */
export const anyStructure = structural;
