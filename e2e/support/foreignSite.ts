import { createServer } from 'node:http';

/** A web site of somebody else. */
export interface ForeignSite {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves one page at every path, on an origin of its own. */
export async function startForeignSite(html: string): Promise<ForeignSite> {
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><title>Foreign</title>${html}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
