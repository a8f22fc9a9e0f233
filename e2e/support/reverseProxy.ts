import { createServer, request } from 'node:http';

export interface ProxyOptions {
  /** Path below which it serves: "/team/traces". */
  readonly prefix: string;
  /** Origin of what it passes requests to. */
  readonly to: string;
  /** The prefix is taken away before requests are passed on. */
  readonly strips: boolean;
  /** Headers that it adds: tenant, sign-in. */
  readonly adds?: Readonly<Record<string, string>>;
  /** A cookie without which it answers 401, as a sign-in does. */
  readonly cookie?: string;
  /** The Authorization header without which it has the browser ask for name and password. */
  readonly basic?: string;
}

/** A reverse proxy as sites have one before their tracing. */
export async function startReverseProxy(
  options: ProxyOptions,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { prefix, to, strips, adds, cookie, basic } = options;
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const refuse = (status: number, text: string) =>
      outgoing.writeHead(status, { 'content-type': 'text/plain' }).end(text);
    if (!path.startsWith(`${prefix}/`)) {
      refuse(404, 'nothing here');
      return;
    }
    if (cookie !== undefined && incoming.headers.cookie?.split('; ').includes(cookie) !== true) {
      refuse(401, 'sign in first');
      return;
    }
    if (basic !== undefined && incoming.headers.authorization !== basic) {
      outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="traces"' }).end();
      return;
    }
    const onward = request(
      `${to}${strips ? path.slice(prefix.length) : path}`,
      {
        method: incoming.method,
        headers: { ...incoming.headers, ...adds, host: new URL(to).host },
        agent: false,
      },
      (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}${prefix}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
