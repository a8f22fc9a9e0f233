/** Where an attribute can stand, in the order in which a key is looked for. */
export const attributeScopes = ['span', 'resource', 'event', 'link'] as const;
export type AttributeScope = (typeof attributeScopes)[number];

/** One key that attributes of a trace have, and what is known of it as a whole. */
export interface AttributeKey {
  /** In its own case. Never empty. */
  readonly key: string;
  /** Number of spans that have it, wherever it stands; at least 1. */
  readonly spans: number;
  /** Number of distinct values, in their own case. */
  readonly distinct: number;
  /** Every value is a number. */
  readonly numeric: boolean;
  /** The first place (span, resource, event, link) in which it stands anywhere. */
  readonly scope: AttributeScope;
}

/** The values of one key for all spans of a trace. */
export interface AttributeColumn {
  readonly key: string;
  /** Distinct values in their own case, each once. */
  readonly texts: readonly string[];
  /**
   * Per span an index into `texts`, −1 where the span has no such attribute. The span's own attribute comes first, then that of its
   * resource or scope, of its events, of its links; several values in one place are joined with a comma.
   */
  readonly of: Int32Array;
  /** Per span the value as a number, NaN where there is none; undefined unless every text is a number. */
  readonly numbers: Float64Array | undefined;
}

/** The number that the text of an attribute is; NaN where it is none. Digits only: no hexadecimal, no "Infinity". */
export function numberOfText(text: string): number {
  return text.length <= 40 && /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(text) ? Number(text) : NaN;
}
