import { answered, type Answer } from '../core';
import { readJsonReply, type AskOptions } from '../worker';
import { requestableTraceId } from './parameters';
import type { Transport } from './Transport';

/**
 * The archive of a Jaeger: `POST /api/archive/{id}`, the same in both generations of the API. A server without archive storage answers
 * 500 “archive span storage was not configured”, one without the trace 404. undefined where nothing can be told to the server.
 */
export function archiveOf(
  transport: Transport,
): ((text: string, options?: AskOptions) => Promise<Answer<undefined>>) | undefined {
  const { order } = transport;
  if (order === undefined) return undefined;
  return async (text, options) => {
    const traceId = requestableTraceId(text);
    if (!traceId.ok) return traceId;
    const path = `api/archive/${traceId.value}`;
    const reply = await order(path, options ?? {});
    if (!reply.ok) return reply;
    const asked = transport.asked(path).replace(/^GET /, 'POST ');
    const json = readJsonReply(asked, reply.value.status, reply.value.text, reply.value.retryAfterSeconds);
    return json.ok ? answered(undefined) : json;
  };
}
