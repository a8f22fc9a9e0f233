import type { FindIndex } from './FindIndex';
import { markSpanIds } from './markSpanIds';
import type { TokenMarks } from './TokenDictionary';

/** Marks of the spans from … to − 1, in an array of its own: 1 for each that is hit. */
export type RunTest = (from: number, to: number) => Uint8Array;

/** Pairs between two places at which the caller may take a breath. */
const STEP = 1 << 15;

/**
 * What terms of which any may match hit in the dictionaries of an index: distinct texts and pairs first, spans at the
 * end. So a term costs the distinct texts, not the spans.
 */
export class TermMarks {
  private readonly pairs: Uint8Array;
  private readonly services: Uint8Array;
  private readonly names: Uint8Array;
  private readonly idTexts: string[] = [];

  constructor(private readonly index: FindIndex) {
    this.pairs = new Uint8Array(index.pairs.count);
    this.services = new Uint8Array(index.trace.services.length);
    this.names = new Uint8Array(index.trace.names.length);
  }

  /**
   * A text anywhere: in the service, the name, a key or a value, across `key=value`, or the span's id (whole, with or without its leading
   * zeros, or at least its first six digits). Attributes whose key holds one of `ignored` are not looked at.
   */
  text(text: string, ignored: readonly string[]): void {
    const { pairs, tokens, services, names } = this.index;
    const wanted = text.toLowerCase();
    if (wanted === '') return;
    markTexts(services, wanted, this.services);
    markTexts(names, wanted, this.names);
    this.idTexts.push(wanted);
    const marks = ignored.length > 0 ? new Uint8Array(pairs.count) : this.pairs;
    const found = tokens.noMarks();
    tokens.mark(wanted, found);
    const { key, value, count } = pairs;
    for (let pair = 0; pair < count; pair++) {
      if (found.has(key[pair] ?? 0) || found.has(value[pair] ?? 0)) marks[pair] = 1;
    }
    if (wanted.includes('=')) this.keyValue(wanted, marks);
    if (ignored.length === 0) return;
    const excluded = tokens.noMarks();
    for (const part of ignored) if (part !== '') tokens.mark(part.toLowerCase(), excluded);
    for (let pair = 0; pair < count; pair++) {
      if (marks[pair] === 1 && !excluded.has(key[pair] ?? 0)) this.pairs[pair] = 1;
    }
  }

  /** Pairs hit across their "=": the key ends with what stands before it, the value begins with what stands after. */
  private keyValue(term: string, marks: Uint8Array): void {
    const { key, value, count } = this.index.pairs;
    for (let at = term.indexOf('='); at >= 0; at = term.indexOf('=', at + 1)) {
      const ending = term.slice(0, at);
      // An event's name has no key, and so no form key=value.
      const keyMarks = this.keyMarks((text) => text !== '' && text.endsWith(ending));
      if (keyMarks === undefined) continue;
      const beginning = term.slice(at + 1);
      const valueMarks = beginning === '' ? undefined : this.beginningWith(beginning);
      for (let pair = 0; pair < count; pair++) {
        if (!keyMarks.has(key[pair] ?? 0)) continue;
        if (valueMarks === undefined || valueMarks.has(value[pair] ?? 0)) marks[pair] = 1;
      }
    }
  }

  /** Keys (in lower case) for which a test holds; undefined for none. */
  private keyMarks(holds: (lower: string) => boolean): TokenMarks | undefined {
    const marks = this.index.tokens.noMarks();
    let any = false;
    for (const [token, text] of this.index.keys) {
      if (!holds(text)) continue;
      marks.set(token);
      any = true;
    }
    return any ? marks : undefined;
  }

  private beginningWith(text: string): TokenMarks {
    const marks = this.index.tokens.noMarks();
    this.index.tokens.mark(text, marks, true);
    return marks;
  }

  /** Attributes with that key (whatever its case) and a value for which a test holds; each distinct pair is tested once. */
  *attribute(key: string, holds: (value: string) => boolean): Generator<undefined, void> {
    const wanted = key.toLowerCase();
    const keyMarks = this.keyMarks((text) => text === wanted);
    if (keyMarks !== undefined)
      yield* this.pairsWith((pair) => keyMarks.has(this.index.pairs.key[pair] ?? 0), holds);
  }

  /** Pairs of a choice whose value passes a test. */
  *pairsWith(
    chosen: (pair: number) => boolean,
    holds: (value: string) => boolean,
  ): Generator<undefined, void> {
    const { pairs, tokens } = this.index;
    for (let pair = 0; pair < pairs.count; pair++) {
      if (chosen(pair) && holds(tokens.textOf(pairs.value[pair] ?? 0))) this.pairs[pair] = 1;
      if (pair % STEP === STEP - 1) yield;
    }
  }

  /** Services for which a test holds, in their own case; and span names. */
  service(holds: (text: string) => boolean): void {
    this.index.trace.services.forEach((text, at) => {
      if (holds(text)) this.services[at] = 1;
    });
  }

  name(holds: (text: string) => boolean): void {
    this.index.trace.names.forEach((text, at) => {
      if (holds(text)) this.names[at] = 1;
    });
  }

  /** Tells which spans any of the terms hits. All terms must have been taken in. */
  runTest(): RunTest {
    const { trace, texts, spanPairs, resourcePairs } = this.index;
    const { spans } = trace;
    // A service or a name is in the columns: nobody need look through the pairs of a million spans for it.
    const inPairs = this.pairs.includes(1);
    const resources = new Uint8Array(texts.resourceCount);
    for (let resource = 0; inPairs && resource < resources.length; resource++) {
      if (resourcePairs.anyMarked(resource, this.pairs)) resources[resource] = 1;
    }
    const byId = this.idTexts.length > 0 ? markSpanIds(trace, this.idTexts) : undefined;
    return (from, to) => {
      const marks = new Uint8Array(to - from);
      for (let i = from; i < to; i++) {
        if (
          this.services[spans.service[i] ?? 0] === 1 ||
          this.names[spans.name[i] ?? 0] === 1 ||
          resources[texts.resourceOf[i] ?? 0] === 1 ||
          byId?.[i] === 1 ||
          (inPairs && spanPairs.anyMarked(i, this.pairs))
        ) {
          marks[i - from] = 1;
        }
      }
      return marks;
    };
  }
}

function markTexts(lowerTexts: readonly string[], wanted: string, marks: Uint8Array): void {
  lowerTexts.forEach((text, at) => {
    if (text.includes(wanted)) marks[at] = 1;
  });
}
