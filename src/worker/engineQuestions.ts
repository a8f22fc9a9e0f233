import type { Limits, Reply } from './protocol';
import type { AskOptions, ByteOrigin } from './TraceEngine';

/** Handles that an answer gives. */
export function openedIn(reply: Reply): readonly number[] {
  if (reply.call === 'open-trace') return reply.answer.ok ? [reply.answer.value.handle] : [];
  if (reply.call === 'open-all')
    return reply.answer.ok ? reply.answer.value.opened.map(({ handle }) => handle) : [];
  if (reply.call === 'summarise' || reply.call === 'combine')
    return reply.answer.ok ? [reply.answer.value.results] : [];
  if (reply.call === 'tabulate') return reply.answer.ok ? [reply.answer.value] : [];
  return [];
}

/** URLs are relative to the page, which the worker does not know. */
export function absolute(origin: ByteOrigin): ByteOrigin {
  if (origin.from !== 'url' || typeof document === 'undefined') return origin;
  return { from: 'url', url: new URL(origin.url, document.baseURI).href };
}

/** The limits of a question, as the worker is told them. */
export const limitsOf = (options: AskOptions): Limits => ({
  idleTimeoutMs: options.idleTimeoutMs,
  totalTimeoutMs: options.totalTimeoutMs,
  progress: options.onProgress !== undefined,
});
