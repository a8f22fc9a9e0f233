// Requests to the collector of a started command.
import { request } from 'node:http';
import type { Received, Started } from './running';

interface Sending {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export const JSON_TYPE = { 'Content-Type': 'application/json' };
export const PROTOBUF_TYPE = { 'Content-Type': 'application/x-protobuf' };

/** Sends a body to the collector. */
export function post(
  { server }: Started,
  body: Uint8Array | string,
  sending: Sending = {},
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.otlpUrl ?? ''}${sending.path ?? '/v1/traces'}`,
      { method: sending.method ?? 'POST', headers: sending.headers ?? JSON_TYPE, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('end', () => {
          const bytes = Buffer.concat(parts);
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: bytes,
            text: bytes.toString(),
          });
        });
        answer.once('error', reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

/** A request whose body stays open: `begun` once the collector reads it, as it says by taking the headers; `finish` sends the rest. */
export function openPost({ server }: Started, body: string) {
  const headers = { ...JSON_TYPE, 'Content-Length': String(body.length), Expect: '100-continue' };
  const sent = request(`${server.otlpUrl ?? ''}/v1/traces`, { method: 'POST', headers, agent: false });
  const begun = new Promise<void>((resolve, reject) => {
    sent.once('continue', resolve).once('error', reject);
  });
  const answered = new Promise<number>((resolve, reject) => {
    sent.once('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.once('error', reject);
  });
  sent.flushHeaders();
  const finish = (): Promise<number> => {
    sent.end(body);
    return answered;
  };
  return { begun, finish };
}
