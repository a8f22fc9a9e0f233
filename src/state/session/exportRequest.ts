import { create } from 'zustand';
import type { Answer, Failure, Redaction } from '../../core';

/** Which spans of a trace go into a file. */
export interface ExportScope {
  readonly value: string;
  readonly text: string;
  /** undefined: all of them. */
  readonly spans: Uint32Array | undefined;
}

/** Traces to export, and how to get at them. */
export interface ExportSource {
  /** "this trace", "20 traces" */
  readonly what: string;
  readonly traces: number;
  /** Of the file, without its ending. */
  readonly fileName: string;
  /** An address that leads to the trace; '' where there is none for all of them. */
  readonly link: string;
  /** The view that a file with a viewer opens at: a place (path and query) at which the traces are those of opened files. */
  readonly view: string;
  /** At least one. */
  readonly scopes: readonly ExportScope[];
  /** Shows one trace after the other, by the engine's handle; a failure ends the walk. */
  readonly each: (
    look: (handle: number) => Promise<Failure | undefined>,
    signal: AbortSignal,
  ) => Promise<Failure | undefined>;
}

/** What of a source is written, and without what. */
export interface ExportJob {
  readonly spans: Uint32Array | undefined;
  readonly redaction: Redaction;
  readonly signal: AbortSignal;
  /** Called with the number of traces that are written. */
  readonly onTrace: (done: number) => void;
}

/** A kind of file to choose: what it is, and how it is made. */
export interface ExportKind {
  readonly kind: string;
  readonly label: string;
  readonly hint: string;
  readonly ending: string;
  readonly mediaType: string;
  /** It is a text to be pasted somewhere, as well. */
  readonly isCopied?: boolean;
  /** It always tells of the whole trace. */
  readonly isWhole?: boolean;
  readonly make: (job: ExportJob) => Promise<Answer<Blob>>;
}

/** What a page asks the frame to export. */
export interface ExportRequest {
  readonly source: ExportSource;
  /** Kinds of files that only this page can make. */
  readonly extra: readonly ExportKind[];
  /** The kind that is chosen first. */
  readonly first: string;
}

/** The export whose dialog is open. */
export const useExportRequest = create<{ readonly request: ExportRequest | undefined }>(() => ({
  request: undefined,
}));

export const askForExport = (request: ExportRequest | undefined): void => {
  useExportRequest.setState({ request });
};
