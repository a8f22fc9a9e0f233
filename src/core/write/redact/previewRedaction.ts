import { nameOf, serviceOf, spanIndex } from '../../model';
import { decodeSpan, type ParsedTrace } from '../../parse';
import { Redactor, type RedactedPlace, type RedactionHit } from './Redactor';
import type { Redaction } from './Redaction';

/** A value that a redaction replaces, how it is written, and how often. Texts are cut to 300 characters. */
export interface RedactedValue {
  readonly place: RedactedPlace;
  readonly key: string;
  readonly before: string;
  /** undefined: left out. */
  readonly after: string | undefined;
  readonly count: number;
}

/** What a redaction does to a trace. */
export interface RedactionPreview {
  /** The most frequent first; no more than 200. */
  readonly values: readonly RedactedValue[];
  /** Different values that are not among them. */
  readonly more: number;
  /** Everything that is replaced, and on how many of how many spans. */
  readonly hits: number;
  readonly touchedSpans: number;
  readonly spans: number;
}

const LISTED = 200;
const COLLECTED = 5000;
const LONGEST = 300;
const STEP = 32;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Values by where they stand and what they were. */
class Tally {
  readonly #byText = new Map<string, { readonly hit: RedactionHit; count: number }>();
  hits = 0;
  #uncollected = 0;

  readonly add = (hit: RedactionHit): void => {
    this.hits++;
    // Short texts are their own key; of long ones the length tells those apart that begin alike.
    const key = JSON.stringify([hit.place, hit.key, cut(hit.before), hit.before.length]);
    const known = this.#byText.get(key);
    if (known !== undefined) known.count++;
    else if (this.#byText.size < COLLECTED)
      this.#byText.set(key, {
        hit: { ...hit, before: cut(hit.before), after: hit.after === undefined ? undefined : cut(hit.after) },
        count: 1,
      });
    else this.#uncollected++;
  };

  list(): Pick<RedactionPreview, 'values' | 'more'> {
    const all = [...this.#byText.values()].sort((a, b) => b.count - a.count);
    return {
      values: all.slice(0, LISTED).map(({ hit, count }) => ({ ...hit, count })),
      more: Math.max(0, all.length - LISTED) + this.#uncollected,
    };
  }
}

/** Tries a redaction on spans of a trace (undefined: on all of them). In short steps; linear in their texts. */
export function* previewRedaction(
  parsed: ParsedTrace,
  redaction: Redaction,
  spans?: Uint32Array,
): Generator<undefined, RedactionPreview> {
  const { trace } = parsed;
  const tally = new Tally();
  const redactor = new Redactor(redaction, tally.add);
  const count = spans?.length ?? trace.spans.count;
  let touchedSpans = 0;
  for (let at = 0; at < count; at++) {
    const span = spanIndex(spans?.[at] ?? at);
    const before = tally.hits;
    redactor.service(serviceOf(trace, span));
    redactor.name(nameOf(trace, span));
    redactor.detail(decodeSpan(parsed, span));
    if (tally.hits > before) touchedSpans++;
    if (at % STEP === STEP - 1) yield;
  }
  return { ...tally.list(), hits: tally.hits, touchedSpans, spans: count };
}
