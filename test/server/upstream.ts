import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterAll } from 'vitest';

const upstreams: Server[] = [];
afterAll(() => {
  for (const server of upstreams) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that stands in for the Jaeger; gives its address. */
export async function upstream(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  upstreams.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** An upstream that notes what it was asked, without the questions for its presence and its page at the start. */
export async function recorder(): Promise<{ url: string; seen: IncomingMessage[]; bodies: string[] }> {
  const seen: IncomingMessage[] = [];
  const bodies: string[] = [];
  const url = await upstream((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (part: Buffer) => {
      body += part.toString();
    });
    incoming.on('end', () => {
      if (!/(?:\/api\/v3\/trace-summaries|\/)$/.test(incoming.url ?? '')) {
        seen.push(incoming);
        bodies.push(body);
      }
      outgoing.setHeader('Content-Type', 'application/json');
      // As a Jaeger refuses the question by which it is known.
      if (incoming.url?.endsWith('/api/v3/trace-summaries') === true) {
        outgoing.statusCode = 400;
        outgoing.end('{"error":{"httpCode":400,"message":"missing times"}}');
      } else outgoing.end('{"data":[]}');
    });
  });
  return { url, seen, bodies };
}

/** The address of a server that is gone. */
export const closed = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
};
