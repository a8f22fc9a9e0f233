/** Kinds of containers of the envelope. */
export const FrameKind = {
  /** An object that may be an answer, a trace, a span … its members tell. */
  object: 1,
  /** A list of such objects. */
  array: 2,
  jaegerSpans: 3,
  /** A list of OTLP ResourceSpans. */
  resourceSpans: 4,
  resource: 5,
  /** A list of OTLP ScopeSpans. */
  scopeSpans: 6,
  scope: 7,
  otlpSpans: 8,
  zipkinSpans: 9,
  chromeEvents: 10,
} as const;
export type FrameKind = (typeof FrameKind)[keyof typeof FrameKind];

/** A Jaeger trace object: its spans are the rows [firstSpan, endSpan). */
export interface JaegerList {
  firstSpan: number;
  endSpan: number;
  /** Number of its trace id; −1 while unknown. */
  traceKey: number;
  /** Process id (token number) → index of the resource. */
  processes: Map<number, number>;
  /** Warnings of the server for the whole trace. */
  warnings: string[];
  unreadable: number;
}

/** An OTLP ResourceSpans object. Resource and scopes are known only when it closes: the order of members is free. */
export class OtlpResource {
  /** Number of the resource's text, −1: none. */
  resource = -1;
  readonly scopes: { firstSpan: number; endSpan: number; scope: number }[] = [];
  /** Text number of the scope of the ScopeSpans object being read. */
  scope = -1;

  openScope(firstSpan: number): void {
    this.scopes.push({ firstSpan, endSpan: firstSpan, scope: -1 });
  }
}

/** A container of the envelope that is open. */
export class Frame {
  /** A member or element was read: a comma has to come. */
  started = false;
  /** Position of the opening bracket, as long as `anchored`. */
  start = 0;
  /** The bytes from `start` on must be kept: the object may still turn out to be a span. */
  anchored = false;
  list: JaegerList | undefined;
  resource: OtlpResource | undefined;
  /** Member keys seen (bits of envelope keys), to notice repeated ones. */
  seen = 0;
  /** Stands in an answer's `data`, where only traces belong. */
  inData = false;
  /** Entries that were passed over before the list turned out to be one of spans. */
  passedOver = 0;
  readonly isObject: boolean;

  constructor(
    public kind: FrameKind,
    parent: Frame | undefined,
    /** Spans read before it opened. */
    readonly firstSpan: number,
  ) {
    this.isObject = kind === FrameKind.object || kind === FrameKind.resource || kind === FrameKind.scope;
    this.inData = parent?.inData ?? false;
    this.resource = kind === FrameKind.resource ? new OtlpResource() : parent?.resource;
  }

  /** An entry was begun: what the container is has been told. */
  went(): void {
    this.started = true;
    this.anchored = false;
  }

  /** A container in it closed, after so many spans were read. */
  took(child: Frame, spans: number): void {
    this.started = true;
    if (child.kind === FrameKind.array) this.passedOver += child.passedOver;
    else if (child.kind === FrameKind.object && spans === child.firstSpan) this.passedOver++;
  }

  /** Kind of the objects in this list. */
  get elementKind(): FrameKind {
    if (this.kind === FrameKind.resourceSpans) return FrameKind.resource;
    if (this.kind === FrameKind.scopeSpans) return FrameKind.scope;
    return FrameKind.object;
  }
}
