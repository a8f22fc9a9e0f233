import type { AttributeSizes } from '../analyse';
import { attributeScopes } from '../model';
import type { FindIndex } from './FindIndex';

const ownScope = attributeScopes.indexOf('span');

/** How many attributes the spans of an index have of their own, and how long the longest value of each is. Work: their attributes. */
export function attributeSizes({ spanPairs, pairs, tokens }: FindIndex): AttributeSizes {
  /** Characters of the value of each pair; −1 = not looked at yet. */
  const lengths = new Int32Array(pairs.count).fill(-1);
  const own = (pair: number): boolean => pairs.scope[pair] === ownScope;
  const lengthOf = (pair: number): number => {
    const known = lengths[pair] ?? -1;
    if (known >= 0) return known;
    const length = tokens.textOf(pairs.value[pair] ?? 0).length;
    lengths[pair] = length;
    return length;
  };
  return {
    count: (span) => {
      let count = 0;
      for (let at = spanPairs.starts[span] ?? 0; at < (spanPairs.starts[span + 1] ?? 0); at++)
        if (own(spanPairs.members[at] ?? 0)) count++;
      return count;
    },
    longest: (span) => {
      let longest = 0;
      for (let at = spanPairs.starts[span] ?? 0; at < (spanPairs.starts[span + 1] ?? 0); at++) {
        const pair = spanPairs.members[at] ?? 0;
        if (own(pair)) longest = Math.max(longest, lengthOf(pair));
      }
      return longest;
    },
  };
}
