/** The words of a key in lower case: http.request.header.X-ApiKey → http, request, header, x, api, key. */
export function wordsOf(key: string): readonly string[] {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Tells keys in which the words of one of some lists stand one after the other; keys are remembered, for there are few. */
export class KeyTest {
  readonly #wanted: readonly (readonly string[])[];
  readonly #known = new Map<string, boolean>();

  constructor(keys: readonly string[]) {
    this.#wanted = keys.map(wordsOf).filter((words) => words.length > 0);
  }

  hits(key: string): boolean {
    let isHit = this.#known.get(key);
    if (isHit === undefined) {
      const words = wordsOf(key);
      isHit = this.#wanted.some((wanted) =>
        words.some((_, at) => wanted.every((word, k) => words[at + k] === word)),
      );
      // A hostile trace may have a key a span.
      if (this.#known.size < 10_000) this.#known.set(key, isHit);
    }
    return isHit;
  }

  /**
   * What finds `api_key=…`, `"password": "…"` and `Cookie: …` inside of a text; the group `part` is the value. undefined
   * without keys.
   */
  inText(): RegExp | undefined {
    if (this.#wanted.length === 0) return undefined;
    const names = this.#wanted.map((words) => words.join('[\\s_.-]?'));
    return new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${names.join('|')})\\\\?["']?\\s{0,3}(?:=|:|%3D)\\s{0,3}(?:\\\\?["'](?<quoted>[^"'\\\\]{1,8192})|(?:(?:bearer|basic)\\s)?(?<part>[^\\s"'&,;{}\\[\\]()<>\\\\]{1,8192}))`,
      'giu',
    );
  }
}
