import type { FindNode } from '../../core';

/**
 * Plain terms as lists of terms of which any may hold as a whole: what stands in an "or" falls apart, as long as there are at most
 * `most` lists. Members that would make more stay whole.
 */
export function alternatives(terms: readonly FindNode[], most: number): readonly (readonly FindNode[])[] {
  let lists: readonly (readonly FindNode[])[] = [[]];
  for (const term of terms) {
    const branches =
      term.type === 'or' ? term.of.map((each) => (each.type === 'and' ? each.of : [each])) : [[term]];
    lists =
      lists.length * branches.length > most
        ? lists.map((list) => [...list, term])
        : lists.flatMap((list) => branches.map((branch) => [...list, ...branch]));
  }
  return lists;
}
