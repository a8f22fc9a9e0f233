import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface LocalServer {
  /** Ends with a slash. */
  readonly base: string;
  /** Method and URL of every request so far. */
  readonly asked: readonly string[];
  /** Requests whose connection is open. */
  readonly open: () => number;
  close(): Promise<void>;
}

/** A real server on a free port of 127.0.0.1. */
export async function startLocalServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const inFlight = new Set<ServerResponse>();
  const server = createServer({ keepAlive: false }, (request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    inFlight.add(response);
    response.on('close', () => inFlight.delete(response));
    response.setHeader('connection', 'close');
    answer(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    base: `http://127.0.0.1:${address.port}/`,
    asked,
    open: () => inFlight.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
