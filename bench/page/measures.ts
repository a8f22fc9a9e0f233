/** What the worker can be asked to measure, each in a fresh worker. */
export type Measure =
  /** Bytes in memory to complete columns: tree assembled, problems found. */
  | 'engine'
  /** The same bytes by TextDecoder and JSON.parse. */
  | 'json'
  /** Request to complete columns, parsing while the bytes arrive, by a worker that has rehearsed. */
  | 'engine-streamed'
  /** The same by a worker that is asked in its first moment. */
  | 'engine-streamed-fresh';

export interface MeasureQuestion {
  readonly measure: Measure;
  readonly url: string;
}

/** Milliseconds of a first run (code not yet compiled) and of a second one; spans that were found. */
export interface MeasureAnswer {
  readonly first: number;
  readonly second: number | undefined;
  readonly spans: number;
}
