import { isStructural, listOf, type FindNode } from '../../../core';

/** What a condition asks of the span that is looked for, and what of its trace. */
export function splitTerms(node: FindNode): {
  readonly ofSpan: FindNode | undefined;
  readonly ofTrace: FindNode | undefined;
} {
  const all = node.type === 'and' ? node.of : [node];
  return {
    ofSpan: listOf(
      'and',
      all.filter((one) => !isStructural(one)),
    ),
    ofTrace: listOf('and', all.filter(isStructural)),
  };
}
