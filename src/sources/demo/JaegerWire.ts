// Jaeger's legacy JSON, written out as the query service sends it (field order included). Times are microseconds.

export type WireValue = string | number | boolean;

export interface WireTag {
  readonly key: string;
  readonly type: 'string' | 'bool' | 'int64' | 'float64';
  readonly value: WireValue;
}

export interface WireReference {
  readonly refType: 'CHILD_OF' | 'FOLLOWS_FROM';
  readonly traceID: string;
  readonly spanID: string;
}

export interface WireLog {
  readonly timestamp: number;
  readonly fields: readonly WireTag[];
}

export interface WireSpan {
  readonly traceID: string;
  readonly spanID: string;
  readonly operationName: string;
  readonly references: readonly WireReference[];
  /** Microseconds since 1970. */
  startTime: number;
  /** Microseconds. */
  duration: number;
  readonly tags: WireTag[];
  readonly logs: WireLog[];
  readonly processID: string;
  warnings: readonly string[] | null;
}

export interface WireProcess {
  readonly serviceName: string;
  readonly tags: readonly WireTag[];
}

export interface WireTrace {
  readonly traceID: string;
  readonly spans: readonly WireSpan[];
  readonly processes: Readonly<Record<string, WireProcess>>;
  readonly warnings: readonly string[] | null;
}

/** A tag of the type that Jaeger gives to such a value. */
export function wireTag(key: string, value: WireValue): WireTag {
  if (typeof value === 'string') return { key, type: 'string', value };
  if (typeof value === 'boolean') return { key, type: 'bool', value };
  return { key, type: Number.isInteger(value) ? 'int64' : 'float64', value };
}

/** JSON text as Go's encoder writes it: `<`, `>` and `&` stand as \u003c, \u003e and \u0026. */
export function wireJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent);
  return /[<>&\u2028\u2029]/.test(text)
    ? text.replace(/[<>&\u2028\u2029]/g, (sign) => '\\u' + sign.charCodeAt(0).toString(16).padStart(4, '0'))
    : text;
}
