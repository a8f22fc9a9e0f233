import { answered, failed, type Answer, type Failure } from '../core';
import {
  asArray,
  askedOf,
  asRecord,
  readJsonReply,
  requestText,
  unexpectedJson,
  type AskOptions,
  type ByteOrigin,
  type TextReply,
} from '../worker';

/** How questions reach a Jaeger API: over HTTP, or the demo in the page. Paths are relative to its base ("api/services"). */
export interface Transport {
  /** For people: where the API is. */
  readonly label: string;
  /** The question in words: "GET /jaeger/api/services". */
  asked(path: string): string;
  /** A small answer, of any status. */
  reply(path: string, options: AskOptions): Promise<Answer<TextReply>>;
  /** Tells the server to do something, without a body; undefined where nobody takes orders. */
  readonly order?: (path: string, options: AskOptions) => Promise<Answer<TextReply>>;
  /** Where the engine reads a large answer. */
  origin(path: string): ByteOrigin;
}

/** @param base absolute URL of the API's base, with or without a slash at its end */
export function httpTransport(base: string): Transport {
  const root = new URL(base);
  if (!root.pathname.endsWith('/')) root.pathname += '/';
  root.search = '';
  root.hash = '';
  const urlOf = (path: string): string => new URL(path, root).href;
  const own = typeof location !== 'undefined' && location.origin === root.origin;
  return {
    label: `Jaeger at ${own ? root.pathname : root.href}`,
    asked: (path) => askedOf(urlOf(path)),
    reply: (path, options) => requestText(urlOf(path), options),
    order: (path, options) => requestText(urlOf(path), options, 'POST'),
    origin: (path) => ({ from: 'url', url: urlOf(path) }),
  };
}

/** Small lists need no ten minutes. */
const SMALL_TOTAL_MS = 60_000;

/** A small answer as it came, and its JSON: an object or a list. */
async function askReply(
  transport: Transport,
  path: string,
  options: AskOptions,
): Promise<Answer<{ readonly value: unknown; readonly strange: () => Failure }>> {
  const reply = await transport.reply(path, { totalTimeoutMs: SMALL_TOTAL_MS, ...options });
  if (!reply.ok) return reply;
  const { status, text, retryAfterSeconds } = reply.value;
  const asked = transport.asked(path);
  const json = readJsonReply(asked, status, text, retryAfterSeconds);
  if (!json.ok) return json;
  return answered({ value: json.value, strange: () => unexpectedJson(asked, status, text) });
}

/** Asks for small JSON, which is an object. */
export async function askJson(
  transport: Transport,
  path: string,
  options: AskOptions = {},
): Promise<Answer<ReadonlyMap<string, unknown>>> {
  const reply = await askReply(transport, path, options);
  if (!reply.ok) return reply;
  const record = asRecord(reply.value.value);
  return record === undefined ? failed(reply.value.strange()) : answered(record);
}

/** Asks for small JSON, which is a list. */
export async function askBareList(
  transport: Transport,
  path: string,
  options: AskOptions = {},
): Promise<Answer<readonly unknown[]>> {
  const reply = await askReply(transport, path, options);
  if (!reply.ok) return reply;
  const list = asArray(reply.value.value);
  return list === undefined ? failed(reply.value.strange()) : answered(list);
}

/** Asks for small JSON and takes one list out of it. An absent or null list is empty where `mayLack` says so. */
export async function askList(
  transport: Transport,
  path: string,
  member: string,
  options: AskOptions = {},
): Promise<Answer<readonly unknown[]>> {
  const record = await askJson(transport, path, options);
  if (!record.ok) return record;
  const list = record.value.get(member);
  if (Array.isArray(list)) return answered(list);
  // Empty lists come as null from Jaeger ≤ 2.14, and not at all from its v3 API.
  const lacks = record.value.size === 0 || list === null;
  if (lacks) return answered([]);
  return failed(unexpectedJson(transport.asked(path), 200, [...record.value.keys()].join(', ')));
}
