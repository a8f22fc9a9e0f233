import { attributeScopes, numberOfText, type AttributeColumn } from '../model';
import type { FindIndex } from './FindIndex';
import type { Lists } from './PairTable';

/** Spans, or distinct pairs, between two places at which the caller may take a breath. */
const STEP = 4096;
/** Most values of one span that are joined to one text. */
const MOST_JOINED = 20;

/** The distinct texts of a column, numbered. */
class Texts {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly ofToken = new Map<number, number>();

  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  ofValue(token: number, textOf: (token: number) => string): number {
    let number = this.ofToken.get(token);
    if (number === undefined) {
      number = this.number(textOf(token));
      this.ofToken.set(token, number);
    }
    return number;
  }
}

/**
 * The values of one key (in its own case) for all spans; see AttributeColumn for what stands where. The index must be built. A
 * generator: it yields now and then, so that whoever runs it can do other work in between; the answer is its return value.
 */
export function* attributeColumn(index: FindIndex, key: string): Generator<undefined, AttributeColumn> {
  const { pairs, tokens, trace } = index;
  const textOf = (token: number): string => tokens.textOf(token);
  const { count } = trace.spans;
  const texts = new Texts();
  /** Scope + 1 of each pair with that key. */
  const scopeOf = new Uint8Array(pairs.count);
  const isKey = new Map<number, boolean>();
  for (let pair = 0; pair < pairs.count; pair++) {
    const token = pairs.key[pair] ?? 0;
    let same = isKey.get(token);
    if (same === undefined) {
      same = textOf(token) === key;
      isKey.set(token, same);
    }
    if (same) scopeOf[pair] = 1 + (pairs.scope[pair] ?? 0);
  }
  yield;

  /** The text of an owner in the first scope in which it has any; −1 for none. */
  const textIn = (lists: Lists, owner: number, scopes: readonly number[]): number => {
    const { members, starts } = lists;
    const stop = starts[owner + 1] ?? 0;
    let found = -1;
    let foundScope: number = attributeScopes.length;
    let joined: Set<string> | undefined;
    for (let k = starts[owner] ?? 0; k < stop; k++) {
      const pair = members[k] ?? 0;
      const scope = (scopeOf[pair] ?? 0) - 1;
      if (scope < 0 || scope > foundScope || !scopes.includes(scope)) continue;
      const text = texts.ofValue(pairs.value[pair] ?? 0, textOf);
      if (scope < foundScope) {
        found = text;
        foundScope = scope;
        joined = undefined;
      } else if (text !== found) {
        joined ??= new Set([texts.texts[found] ?? '']);
        if (joined.size < MOST_JOINED) joined.add(texts.texts[text] ?? '');
      }
    }
    return joined === undefined ? found : texts.number([...joined].join(', '));
  };

  const ofResource = new Int32Array(index.texts.resourceCount);
  for (let resource = 0; resource < ofResource.length; resource++) {
    ofResource[resource] = textIn(index.resourcePairs, resource, RESOURCE);
    if (resource % STEP === STEP - 1) yield;
  }
  const of = new Int32Array(count);
  for (let span = 0; span < count; span++) {
    let text = textIn(index.spanPairs, span, SPAN);
    if (text < 0) text = ofResource[index.texts.resourceOf[span] ?? 0] ?? -1;
    of[span] = text < 0 ? textIn(index.spanPairs, span, OTHERS) : text;
    if (span % STEP === STEP - 1) yield;
  }
  return tidy(key, texts.texts, of);
}

const SPAN = [attributeScopes.indexOf('span')];
const RESOURCE = [attributeScopes.indexOf('resource')];
const OTHERS = [attributeScopes.indexOf('event'), attributeScopes.indexOf('link')];

/** Leaves out texts that no span has in the end (parts of joined ones, values that another place overrides). */
function tidy(key: string, texts: readonly string[], of: Int32Array): AttributeColumn {
  const renumbered = new Int32Array(texts.length).fill(-1);
  const used: string[] = [];
  for (let span = 0; span < of.length; span++) {
    const text = of[span] ?? -1;
    if (text < 0) continue;
    if ((renumbered[text] ?? 0) < 0) renumbered[text] = used.push(texts[text] ?? '') - 1;
    of[span] = renumbered[text] ?? -1;
  }
  const ofText = used.map(numberOfText);
  if (used.length === 0 || ofText.some(Number.isNaN)) return { key, texts: used, of, numbers: undefined };
  const numbers = new Float64Array(of.length);
  for (let span = 0; span < of.length; span++) numbers[span] = ofText[of[span] ?? -1] ?? NaN;
  return { key, texts: used, of, numbers };
}
