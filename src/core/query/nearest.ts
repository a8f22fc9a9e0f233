import { builtins } from '../analyse';
import type { AttributeKey } from '../model';
import { EVENT, type FindNode } from './findNode';

/** What a find without hits may have meant: a key that is there, for one that is not. */
export interface NearestKey {
  readonly wanted: string;
  readonly key: string;
  /** Spans that have it. */
  readonly spans: number;
}

/** Keys of attributes that a find names, each once, in order. */
export function attributeKeysIn(node: FindNode): readonly string[] {
  const keys = new Set<string>();
  const open: FindNode[] = [node];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.type === 'and' || one.type === 'or') for (const part of one.of.toReversed()) open.push(part);
    else if (one.type === 'relation') open.push(one.right, one.left);
    else if (one.type === 'not' || one.type === 'ignoring' || one.type === 'count') open.push(one.of);
    else if (one.type === 'set' && one.of) open.push(one.of);
    else if ((one.type === 'exists' || one.type === 'compare') && one.subject.type === 'attribute')
      keys.add(one.subject.key);
  }
  return [...keys];
}

/** The first key of a find that no span has, with the one that is most like it; undefined where all are there or none is like it. */
export function nearestKey(
  node: FindNode,
  keys: readonly AttributeKey[],
  spanCount: number,
): NearestKey | undefined {
  const known = new Set(keys.map(({ key }) => key.toLowerCase()));
  for (const wanted of attributeKeysIn(node)) {
    if (known.has(wanted.toLowerCase())) continue;
    const candidates = [
      ...keys,
      ...builtins.map(({ key }) => ({ key, spans: spanCount })),
      { key: EVENT, spans: spanCount },
    ];
    let best: NearestKey | undefined;
    let bestLikeness = 0.5;
    for (const { key, spans } of candidates) {
      const likeness = likenessOf(wanted.toLowerCase(), key.toLowerCase());
      if (likeness > bestLikeness) {
        best = { wanted, key, spans };
        bestLikeness = likeness;
      }
    }
    if (best) return best;
  }
  return undefined;
}

const LONGEST = 80;

/** How alike two keys are, 0 to 1: by their letters, or because one has all the words of the other. */
function likenessOf(a: string, b: string): number {
  if (a.length > LONGEST || b.length > LONGEST) return 0;
  const byLetters = 1 - distance(a, b) / Math.max(a.length, b.length);
  const wordsOfA = a.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const wordsOfB = new Set(b.split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  const shared = wordsOfA.filter((word) => wordsOfB.has(word)).length;
  const least = Math.min(wordsOfA.length, wordsOfB.size);
  const byWords =
    least > 0 && shared === least ? 0.7 + 0.25 * (shared / Math.max(wordsOfA.length, wordsOfB.size)) : 0;
  return Math.max(byLetters, byWords);
}

/** Number of letters to add, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
