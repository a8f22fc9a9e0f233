import { attributeScopes, numberOfText, type AttributeKey } from '../model';
import type { FindIndex } from './FindIndex';

/** Spans, or distinct pairs, between two places at which the caller may take a breath. */
const STEP = 4096;

/** What is collected of one key while the spans are walked over. */
class KeyCount {
  spans = 0;
  lastSpan = -1;
  distinct = 0;
  numeric = true;
  /** Least scope that it stands in. */
  scope: number = attributeScopes.length;
  /** Its value tokens, once it stands in more than one scope: the same value may then come with several pairs. */
  values: Set<number> | undefined;

  constructor(readonly key: string) {}
}

/**
 * The keys of the attributes of a trace, most frequent first. The index must be built. A generator: it yields now and then, so
 * that whoever runs it can do other work in between; the answer is its return value.
 */
export function* attributeKeys(index: FindIndex): Generator<undefined, readonly AttributeKey[]> {
  const { pairs, tokens, trace } = index;
  const counts = new Map<number, KeyCount>();
  // Two spellings of one text (escapes) are two tokens.
  const byText = new Map<string, KeyCount>();
  const countOfPair: (KeyCount | undefined)[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    const token = pairs.key[pair] ?? 0;
    let count = counts.get(token);
    if (count === undefined) {
      const key = tokens.textOf(token);
      count = byText.get(key) ?? new KeyCount(key);
      byText.set(key, count);
      counts.set(token, count);
    }
    const scope = pairs.scope[pair] ?? 0;
    if (count.scope !== scope && count.scope < attributeScopes.length) count.values ??= new Set();
    count.scope = Math.min(count.scope, scope);
    countOfPair.push(count.key === '' ? undefined : count);
    if (pair % STEP === STEP - 1) yield;
  }
  for (let pair = 0; pair < pairs.count; pair++) {
    const count = countOfPair[pair];
    if (count === undefined) continue;
    const value = pairs.value[pair] ?? 0;
    if (count.values) count.values.add(value);
    else count.distinct++;
    if (count.numeric && Number.isNaN(numberOfText(tokens.textOf(value)))) count.numeric = false;
    if (pair % STEP === STEP - 1) yield;
  }
  const countPairs = (span: number, from: number, stop: number, members: Uint32Array): void => {
    for (let k = from; k < stop; k++) {
      const count = countOfPair[members[k] ?? 0];
      if (count === undefined || count.lastSpan === span) continue;
      count.lastSpan = span;
      count.spans++;
    }
  };
  const { spanPairs, resourcePairs } = index;
  for (let span = 0; span < trace.spans.count; span++) {
    const { starts } = spanPairs;
    countPairs(span, starts[span] ?? 0, starts[span + 1] ?? 0, spanPairs.members);
    const resource = index.texts.resourceOf[span] ?? 0;
    const resourceStart = resourcePairs.starts[resource] ?? 0;
    countPairs(span, resourceStart, resourcePairs.starts[resource + 1] ?? 0, resourcePairs.members);
    if (span % STEP === STEP - 1) yield;
  }
  return [...byText.values()]
    .filter(({ key, spans }) => key !== '' && spans > 0)
    .sort((a, b) => b.spans - a.spans || (a.key < b.key ? -1 : 1))
    .map(({ key, spans, distinct, values, numeric, scope }) => ({
      key,
      spans,
      distinct: values?.size ?? distinct,
      numeric,
      scope: attributeScopes[scope] ?? 'span',
    }));
}
