import {
  indexResults,
  tabulateResults,
  type LoadedTrace,
  type ResultFind,
  type ResultsFound,
  type ResultTable,
} from '../core';

/** Texts whose hits are remembered: somebody who types leaves many behind. */
const FOUND_KEPT = 8;

/**
 * The traces that a search loaded, in the worker. First their table is made, then what finds in them; with that their texts are let
 * go of. Those of a part are kept instead, until it is put together with others.
 */
export class HeldResults {
  #loaded: readonly LoadedTrace[] | undefined;
  #tabulating: Generator<undefined, ResultTable> | undefined;
  #indexing: Generator<undefined, ResultFind> | undefined;
  #table: ResultTable | undefined;
  #finder: ResultFind | undefined;
  readonly #isPart: boolean;

  constructor(loaded: readonly LoadedTrace[], isPart: boolean) {
    this.#loaded = loaded;
    this.#isPart = isPart;
  }

  /** The traces with their texts, of a part. */
  get part(): readonly LoadedTrace[] | undefined {
    return this.#isPart ? this.#loaded : undefined;
  }

  /** Nothing is left to be made. */
  get isDone(): boolean {
    return this.#isPart || this.#loaded === undefined;
  }

  /** Works for so many milliseconds on the table, which is given back once it is there. Throws where it cannot be made. */
  table(milliseconds: number): ResultTable | undefined {
    if (this.#table !== undefined) return this.#table;
    this.#tabulating ??= tabulateResults(this.#traces());
    this.#table = workOn(this.#tabulating, milliseconds);
    return this.#table;
  }

  /** The same for what finds in the traces. */
  finder(milliseconds: number): ResultFind | undefined {
    if (this.#finder !== undefined) return this.#finder;
    this.#indexing ??= indexResults(this.#traces());
    this.#finder = workOn(this.#indexing, milliseconds);
    if (this.#finder !== undefined && !this.#isPart) this.#loaded = undefined;
    return this.#finder;
  }

  hasFound(text: string): boolean {
    return this.#table?.found.has(text) === true;
  }

  /** The hits of a find text, for filters. */
  remember(text: string, { marks }: ResultsFound): void {
    const found = this.#table?.found;
    if (found === undefined) return;
    for (const old of found.keys()) if (found.size >= FOUND_KEPT) found.delete(old);
    found.set(text, marks);
  }

  /** After a fault: what was to be made cannot be. */
  giveUp(): void {
    this.#loaded = undefined;
  }

  #traces(): readonly LoadedTrace[] {
    if (this.#loaded === undefined) throw new Error('the results could not be worked on');
    return this.#loaded;
  }
}

function workOn<T>(work: Generator<undefined, T>, milliseconds: number): T | undefined {
  const until = performance.now() + milliseconds;
  do {
    const next = work.next();
    if (next.done === true) return next.value;
  } while (performance.now() < until);
  return undefined;
}
