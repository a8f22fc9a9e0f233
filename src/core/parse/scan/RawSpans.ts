/** Bits of `RawSpans.marks`: what the scan noticed about a span. */
export const Mark = {
  events: 1 << 0,
  links: 1 << 1,
  skewWarning: 1 << 2,
  otherWarning: 1 << 3,
  /** The span's own id is no hexadecimal number of at most 64 bits; idHigh is its number among the odd ids. */
  oddId: 1 << 4,
  noId: 1 << 5,
  badStart: 1 << 6,
  badDuration: 1 << 7,
  badName: 1 << 8,
  /** Trace id of the span is not that of the list it stands in. */
  foreign: 1 << 9,
  /** `resource` already is an index of a resource (and no process id). */
  ownResource: 1 << 10,
  noResource: 1 << 11,
  badId: 1 << 12,
  /** Zipkin: the server's half of a call whose client's half has the same id. */
  shared: 1 << 13,
  /** The instrumentation says that it dropped attributes, events or links. */
  clipped: 1 << 14,
} as const;

/** Values of `RawSpans.parentKind`. */
export const ParentKind = {
  none: 0,
  hex: 1,
  /** parentHigh is the number of an odd id. */
  odd: 2,
  /** Several candidates: parentHigh is the index of the first in `candidates`, parentLow their number. */
  several: 3,
} as const;

type Column = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

function widened<T extends Column>(wider: T, narrow: T): T {
  wider.set(narrow);
  return wider;
}

/** The spans of a document in the order they came: columns that grow, freed once the traces are assembled. */
export class RawSpans {
  count = 0;
  capacity = 256;
  /** Number of the trace id (see TraceIds). */
  traceKey = new Uint32Array(this.capacity);
  idHigh = new Uint32Array(this.capacity);
  idLow = new Uint32Array(this.capacity);
  parentHigh = new Uint32Array(this.capacity);
  parentLow = new Uint32Array(this.capacity);
  parentKind = new Uint8Array(this.capacity);
  /** Start as whole seconds since 1970 and nanoseconds of the second. */
  startSeconds = new Float64Array(this.capacity);
  startNanos = new Uint32Array(this.capacity);
  /** Nanoseconds; negative, infinite and NaN (unreadable) occur. */
  duration = new Float64Array(this.capacity);
  name = new Uint32Array(this.capacity);
  resource = new Uint32Array(this.capacity);
  kind = new Uint8Array(this.capacity);
  status = new Uint8Array(this.capacity);
  marks = new Uint16Array(this.capacity);
  /** Marks that any span has. */
  allMarks = 0;
  referenceCount = new Uint8Array(this.capacity);
  /** The format the span is written in: a Form. */
  form = new Uint8Array(this.capacity);
  block = new Uint16Array(this.capacity);
  offset = new Uint32Array(this.capacity);
  length = new Uint32Array(this.capacity);

  /** Makes sure that index `count` can be written. */
  reserve(): void {
    if (this.count < this.capacity) return;
    const n = this.capacity * 2;
    this.capacity = n;
    this.traceKey = widened(new Uint32Array(n), this.traceKey);
    this.idHigh = widened(new Uint32Array(n), this.idHigh);
    this.idLow = widened(new Uint32Array(n), this.idLow);
    this.parentHigh = widened(new Uint32Array(n), this.parentHigh);
    this.parentLow = widened(new Uint32Array(n), this.parentLow);
    this.parentKind = widened(new Uint8Array(n), this.parentKind);
    this.startSeconds = widened(new Float64Array(n), this.startSeconds);
    this.startNanos = widened(new Uint32Array(n), this.startNanos);
    this.duration = widened(new Float64Array(n), this.duration);
    this.name = widened(new Uint32Array(n), this.name);
    this.resource = widened(new Uint32Array(n), this.resource);
    this.kind = widened(new Uint8Array(n), this.kind);
    this.status = widened(new Uint8Array(n), this.status);
    this.marks = widened(new Uint16Array(n), this.marks);
    this.referenceCount = widened(new Uint8Array(n), this.referenceCount);
    this.form = widened(new Uint8Array(n), this.form);
    this.block = widened(new Uint16Array(n), this.block);
    this.offset = widened(new Uint32Array(n), this.offset);
    this.length = widened(new Uint32Array(n), this.length);
  }
}
