/** A name for a file about a trace; of the id only what any file system takes. */
export const traceFileName = (traceId: string, what: string): string =>
  `trace-${traceId.replace(/[^\w-]/g, '_').slice(0, 64)}-${what}`;
