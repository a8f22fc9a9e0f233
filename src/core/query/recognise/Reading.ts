/** How a text names a trace. */
export type PasteForm =
  | 'id'
  | 'dashes'
  | 'base64'
  | 'decimal'
  | 'pair'
  | 'traceparent'
  | 'b3'
  | 'uber-trace-id'
  | 'x-ray'
  | 'label'
  | 'brackets'
  | 'digits'
  | 'link';

/** A trace that a text names, and the spans of it that the text names too. */
export interface NamedTrace {
  /** 32 lower-case hexadecimal digits, not all of them 0. */
  readonly traceId: string;
  /** 16 lower-case digits each, each once. */
  readonly spanIds: readonly string[];
  readonly form: PasteForm;
}

/** One way to read a text: where it leads. */
export type PasteReading =
  | {
      readonly open: 'trace';
      readonly trace: NamedTrace;
      /** What a link says beside the trace: its query, without the question mark. Hostile; '' where there is none. */
      readonly query: string;
    }
  | { readonly open: 'list'; readonly traces: readonly NamedTrace[] }
  | {
      readonly open: 'page';
      readonly page: 'search' | 'system';
      /** The link's query, without the question mark. Hostile. */
      readonly query: string;
    };

/** What a pasted text was recognised as. */
export interface Recognised {
  /** The likeliest first; empty where nothing was recognised. */
  readonly readings: readonly PasteReading[];
  /** One sentence why nothing was recognised, or what was left out; '' for neither. */
  readonly note: string;
}
