// One origin for everything that is measured: the built app, the bench's own page, a bare page, and the traces as a
// Jaeger server of the legacy API would send them (uncompressed, streamed). The app, the engine and the floor are fed by
// the same process, so that its costs cancel out.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { systemCalls } from './systemCalls.mjs';
import { searchFile, traceFile } from './traceFile.mjs';
import { traceIdOf } from './traceText.mjs';

const DIST = join(import.meta.dirname, '../dist');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const BARE = '<!doctype html><html lang="en"><title>bare</title></html>';

/** Spans of each trace that a search finds. */
export const SEARCH_SPANS = 50;

/**
 * Starts the server on a free port. `sizes` are the span counts of the traces that it knows, `searches` the limits for which a search is
 * answered, with that many traces.
 */
export async function serve(sizes, searches) {
  const files = new Map();
  const answers = new Map();
  for (const traces of searches) answers.set(String(traces), await searchFile(traces, SEARCH_SPANS));
  for (const spans of sizes) files.set(traceIdOf(spans), await traceFile(spans));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://bench');
    // The look-back, in minutes, is the number of services.
    if (pathname === '/api/dependencies') {
      const services = Math.round(Number(searchParams.get('lookback')) / 60_000);
      send(response, 200, 'application/json', systemCalls(services));
      return;
    }
    const answer = pathname === '/api/traces' ? answers.get(searchParams.get('limit')) : undefined;
    if (answer !== undefined) sendFile(answer, response);
    else if (pathname.startsWith('/api/')) answerApi(pathname, files, response);
    else if (pathname === '/bare') send(response, 200, 'text/html', BARE);
    else answerFile(pathname, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    bytesOf: (spans) => files.get(traceIdOf(spans)).bytes,
    bytesOfSearch: (traces) => answers.get(String(traces)).bytes,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answerApi(pathname, files, response) {
  const traceId = /^\/api\/traces\/([0-9a-f]+)$/.exec(pathname)?.[1];
  const file = files.get(traceId?.padStart(32, '0'));
  if (file !== undefined) sendFile(file, response);
  else if (pathname === '/api/services') {
    send(
      response,
      200,
      'application/json',
      '{"data":["service-0"],"total":1,"limit":0,"offset":0,"errors":null}',
    );
  } else send(response, 404, 'text/plain', '404 page not found\n');
}

function sendFile({ path, bytes }, response) {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': bytes,
    'cache-control': 'no-store',
  });
  createReadStream(path, { highWaterMark: 1 << 20 }).pipe(response);
}

function answerFile(pathname, response) {
  const [folder, path] = pathname.startsWith('/bench/') ? ['bench', pathname.slice(7)] : ['app', pathname];
  const file = join(DIST, folder, normalize(path));
  const type = TYPES[extname(file)];
  if (type !== undefined && file.startsWith(DIST) && existsSync(file))
    send(response, 200, type, readFileSync(file));
  else if (type === undefined && extname(pathname) === '' && existsSync(join(DIST, 'app/index.html'))) {
    send(response, 200, 'text/html', pageOfApp());
  } else send(response, 404, 'text/plain', 'not found');
}

/** As a server that answers every route of the app with its page: relative addresses start at the root. */
function pageOfApp() {
  return readFileSync(join(DIST, 'app/index.html'), 'utf8').replace('<head>', '<head><base href="/" />');
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
  response.end(body);
}
