import type { Redaction } from './redact/Redaction';

/** Kinds of files that hold traces. */
export type FileFormat = 'jaeger' | 'otlp' | 'zipkin' | 'csv' | 'chrome' | 'speedscope' | 'markdown';

/** What is to be written of a trace. */
export interface WriteJob {
  /** 'as-came': the format of the trace's text, so that nothing is lost. */
  readonly format: FileFormat | 'as-came';
  /** Only these spans, ascending; undefined: all. */
  readonly spans: Uint32Array | undefined;
  readonly redaction: Redaction | undefined;
  /**
   * Where numbers begin that have to differ between the traces of one file (processes of Chrome's events, frames of speedscope):
   * 0 for the first, then what the trace before says.
   */
  readonly firstNumber: number;
  /** For the summary: an address that leads to the trace, '' for none. */
  readonly link: string;
}

/** How it went. */
export interface WriteEnd {
  readonly format: FileFormat;
  /** `firstNumber` for the next trace. */
  readonly nextNumber: number;
  /** Something was written: the next entry of the file has to be parted from it. */
  readonly isEmpty: boolean;
}
