import { attributeText } from '../../format';
import type { Attribute, AttributeValue, SpanDetail, SpanEvent } from '../../model';
import { readPattern } from '../../query';
import { KeyTest } from './keyWords';
import { nothingRedacted, type Redaction } from './Redaction';
import { sha256 } from './sha256';
import { replaceKind } from './textParts';

/** Where in a span something was replaced. */
export type RedactedPlace =
  'tag' | 'process' | 'log' | 'name' | 'service' | 'link' | 'scope' | 'status' | 'warning';

/** Something that is not handed on, as it was and as it is written; `after` undefined: it is left out. */
export interface RedactionHit {
  readonly place: RedactedPlace;
  readonly key: string;
  readonly before: string;
  readonly after: string | undefined;
}

const MASK = '***';
/** Hexadecimal digits of a hash that are written: enough to tell millions of values apart. */
const HASH_DIGITS = 16;
/** Patterns look at so many characters at once; longer texts are cut with an overlap. */
const PATTERN_SLICE = 100_000;
const PATTERN_OVERLAP = 10_000;

/** Takes out of spans what a Redaction says. All that a file says of a span has to come through here. */
export class Redactor {
  /** Nothing is taken out: what came may be written byte for byte. */
  readonly isIdle: boolean;
  readonly #redaction: Redaction;
  readonly #keys: KeyTest;
  readonly #inText: RegExp | undefined;
  readonly #patterns: readonly { hits(text: string): boolean }[];
  readonly #hashes = new Map<string, string>();
  readonly #onHit: ((hit: RedactionHit) => void) | undefined;

  /** @param onHit is told of each thing that is replaced. Patterns with a mistake hit nothing: check them with readPattern. */
  constructor(redaction: Redaction, onHit?: (hit: RedactionHit) => void) {
    this.isIdle = nothingRedacted(redaction);
    this.#redaction = redaction;
    this.#keys = new KeyTest(redaction.keys);
    this.#inText = this.#keys.inText();
    this.#patterns = redaction.patterns.flatMap((source) => {
      const read = readPattern(source);
      return read.ok ? [read.pattern] : [];
    });
    this.#onHit = onHit;
  }

  /** The span's name. Never gone: a span without a name would be another thing. */
  name(text: string): string {
    return this.#label(text, 'name', 'name');
  }

  service(text: string): string {
    return this.#label(text, 'service', 'service.name');
  }

  /** The detail without what is not handed on. Its `json` is empty, for that is the text as it came. */
  detail(detail: SpanDetail): SpanDetail {
    if (this.isIdle) return detail;
    const { scope } = detail;
    return {
      ...detail,
      attributes: this.#attributes(detail.attributes, 'tag'),
      resource: this.#attributes(detail.resource, 'process'),
      scope: scope && {
        name: this.#text(scope.name, 'scope', 'otel.scope.name'),
        version: this.#text(scope.version, 'scope', 'otel.scope.version'),
        attributes: this.#attributes(scope.attributes, 'scope'),
      },
      events: detail.events.map((event) => this.#event(event)),
      links: detail.links.map((link) => ({ ...link, attributes: this.#attributes(link.attributes, 'link') })),
      warnings: detail.warnings.map((text) => this.#text(text, 'warning', 'warning')),
      statusMessage: this.#text(detail.statusMessage, 'status', 'otel.status_description'),
      traceState: this.#text(detail.traceState, 'tag', 'w3c.tracestate'),
      json: '',
      unreadable: [],
    };
  }

  #event({ time, name, attributes }: SpanEvent): SpanEvent {
    return { time, name: this.#text(name, 'log', 'event'), attributes: this.#attributes(attributes, 'log') };
  }

  #attributes(list: readonly Attribute[], place: RedactedPlace): readonly Attribute[] {
    const kept: Attribute[] = [];
    for (const { key, value } of list) {
      // What a service is called is in the columns too, and replaced there.
      const after = place === 'process' && key === 'service.name' ? value : this.#value(key, value, place);
      if (after !== undefined) kept.push({ key, value: after });
    }
    return kept;
  }

  #value(key: string, value: AttributeValue, place: RedactedPlace): AttributeValue | undefined {
    if (this.#keys.hits(key)) return this.#whole(key, value, place);
    switch (value.type) {
      case 'array':
        return { type: 'array', values: value.values.flatMap((one) => this.#value(key, one, place) ?? []) };
      case 'map':
        return {
          type: 'map',
          entries: value.entries.flatMap((entry) => {
            const after = this.#value(entry.key, entry.value, place);
            return after === undefined ? [] : [{ key: entry.key, value: after }];
          }),
        };
      case 'bool':
      case 'bytes':
      case 'empty':
        return value;
      case 'string':
      case 'int':
      case 'double': {
        const before = attributeText(value);
        const after = this.#changed(before);
        if (after === before) return value;
        this.#tell(place, key, before, after === '' ? undefined : after);
        return after === '' ? undefined : { type: 'string', value: after };
      }
    }
  }

  /** A value of a key that is not handed on, whatever it says. */
  #whole(key: string, value: AttributeValue, place: RedactedPlace): AttributeValue | undefined {
    const before = attributeText(value);
    if (before === '') return value;
    const after = this.#instead(before);
    this.#tell(place, key, before, after === '' ? undefined : after);
    return after === '' ? undefined : { type: 'string', value: after };
  }

  #text(before: string, place: RedactedPlace, key: string): string {
    if (before === '') return before;
    const after = this.#keys.hits(key) ? this.#instead(before) : this.#changed(before);
    if (after !== before) this.#tell(place, key, before, after === '' ? undefined : after);
    return after;
  }

  #label(before: string, place: RedactedPlace, key: string): string {
    if (this.isIdle) return before;
    const after = this.#keys.hits(key) ? this.#instead(before) : this.#changed(before);
    if (after === before) return before;
    const said = after.trim() === '' ? MASK : after;
    this.#tell(place, key, before, said);
    return said;
  }

  /** A text without the parts that are not handed on. */
  #changed(text: string): string {
    if (text === '') return text;
    if (this.#patterns.some((pattern) => hitsAnywhere(pattern, text))) return this.#instead(text);
    let after = text;
    if (this.#inText !== undefined)
      after = after.replace(this.#inText, (all: string, ...rest: readonly unknown[]) => {
        const part = rest.find((group): group is string => typeof group === 'string') ?? '';
        const at = all.lastIndexOf(part);
        return all.slice(0, at) + this.#instead(part) + all.slice(at + part.length);
      });
    for (const kind of this.#redaction.kinds) after = replaceKind(after, kind, (part) => this.#instead(part));
    return after;
  }

  #instead(text: string): string {
    const { action, salt } = this.#redaction;
    if (action === 'drop') return '';
    if (action === 'mask') return MASK;
    let hash = this.#hashes.get(text);
    if (hash === undefined) {
      hash = `sha256:${sha256(`${salt}\n${text}`).slice(0, HASH_DIGITS)}`;
      if (this.#hashes.size < 10_000) this.#hashes.set(text, hash);
    }
    return hash;
  }

  #tell(place: RedactedPlace, key: string, before: string, after: string | undefined): void {
    this.#onHit?.({ place, key, before, after });
  }
}

/** Patterns take lower case, and look at the beginning of a text only: a long one is given in slices. */
function hitsAnywhere(pattern: { hits(text: string): boolean }, text: string): boolean {
  for (let from = 0; ; from += PATTERN_SLICE - PATTERN_OVERLAP) {
    if (pattern.hits(text.slice(from, from + PATTERN_SLICE).toLowerCase())) return true;
    if (from + PATTERN_SLICE >= text.length) return false;
  }
}
