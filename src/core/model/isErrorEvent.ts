import type { SpanEvent } from './SpanDetail';

/** Attributes that only an exception has: OpenTelemetry's, and those of OpenTracing before it. */
export const exceptionKeys = [
  'exception.type',
  'exception.message',
  'exception.stacktrace',
  'error.kind',
  'error.object',
] as const;

/** Names, in lower case, that an event has only when something failed. */
export const errorNames: ReadonlySet<string> = new Set(['exception', 'error']);
/** Levels of logging, in lower case, of what went wrong. */
export const errorLevels: ReadonlySet<string> = new Set(['error', 'fatal', 'critical', 'panic']);

const keys: ReadonlySet<string> = new Set(exceptionKeys);

/** Whether an event tells of an error: an exception by its name or its attributes, or a log of level error or worse. */
export function isErrorEvent({ name, attributes }: Pick<SpanEvent, 'name' | 'attributes'>): boolean {
  if (errorNames.has(name.toLowerCase())) return true;
  return attributes.some(
    ({ key, value }) =>
      keys.has(key) ||
      (key === 'level' && value.type === 'string' && errorLevels.has(value.value.toLowerCase())),
  );
}
