/** Marks a number with what it counts, so that pixels are never added to nanoseconds. Costs nothing at run time. */
type Branded<Unit extends string> = number & { readonly __unit: Unit };

/** Nanoseconds relative to the start of a trace. Exact up to 2^53 (104 days). May be negative for spans that are off scale. */
export type Nanos = Branded<'Nanos'>;
/** Position of a span in the pre-order columns of its trace: 0 ≤ index < spans.count. */
export type SpanIndex = Branded<'SpanIndex'>;
/** Position of a row in the list of visible rows. */
export type RowIndex = Branded<'RowIndex'>;
/** CSS pixels. */
export type Px = Branded<'Px'>;
/** Nanoseconds since 1970-01-01T00:00:00Z. A bigint, because a double cannot hold it. */
export type EpochNanos = bigint;

/** The one place where plain numbers become branded ones. */
export const nanos = (value: number): Nanos => value as Nanos;
export const spanIndex = (value: number): SpanIndex => value as SpanIndex;
export const rowIndex = (value: number): RowIndex => value as RowIndex;
export const px = (value: number): Px => value as Px;

/** "No span": the parent of a root. */
export const NO_SPAN = -1 as SpanIndex;
