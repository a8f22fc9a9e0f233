import { readFileSync } from 'node:fs';
import { startLocalServer, type LocalServer } from './localServer';

/** One recorded request: what was asked and the file that holds the raw body of the answer. */
interface Recording {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: string | null;
}

export interface ReplayServer extends LocalServer {
  /** Questions that were not among the recordings. A test that leaves one here has asked something else than it thinks. */
  readonly missed: readonly string[];
}

const golden = new URL('../golden/', import.meta.url);

/** The part of the URL before `/api`: VictoriaTraces has a prefix. */
const prefixes = new Map([['victoriatraces-2025-07', '/select/jaeger']]);

/** What index.json of a folder lists. */
function readIndex(folder: string): readonly Recording[] {
  const index: unknown = JSON.parse(readFileSync(new URL(`${folder}/index.json`, golden), 'utf8'));
  if (!Array.isArray(index) || !index.every(isRecording)) throw new Error(`${folder}: unknown index`);
  return index;
}

function isRecording(entry: unknown): entry is Recording {
  return (
    typeof entry === 'object' && entry !== null && 'url' in entry && 'status' in entry && 'file' in entry
  );
}

/**
 * Answers from the recordings of one server: by method and URL, whatever the order of the parameters. What the servers are known not to look at
 * (a `limit` that is not reached) need not be the same. A question that was not recorded gets 599.
 */
export async function startReplayServer(folder: string): Promise<ReplayServer> {
  const prefix = prefixes.get(folder) ?? '';
  const byKey = new Map<string, Recording>();
  for (const recording of readIndex(folder)) {
    const key = keyOf(recording.method, recording.url.replace(prefix, ''));
    if (!byKey.has(key)) byKey.set(key, recording);
    // The probe asks without parameters, and gets the same refusal.
    if (recording.name === 'v3.summaries.err-no-times') byKey.set('GET /api/v3/trace-summaries?', recording);
    // All forms of a 64-bit id were recorded of the legacy API, where Jaeger reads them alike; of v3 only the shorter one.
    if (recording.name === 'v3.trace.id64' && recording.status === 200) {
      byKey.set('GET /api/v3/traces/000000000000000000c0ffee00000008?', recording);
    }
  }
  /** Whether filters are on is asked of the first second of 1970: refused as was recorded, else answered with no traces. */
  const named = (name: string) => [...byKey.values()].find((one) => one.name === name);
  const filtered = named('v3.search.filter');
  const toFilters = filtered?.status === 200 ? named('v3.summaries.none') : filtered;
  const bodyOf = ({ file }: Recording): string | Buffer =>
    file === null ? '' : readFileSync(new URL(`${folder}/${file}`, golden));
  const missed: string[] = [];
  const server = await startLocalServer((request, response) => {
    const method = request.method ?? '';
    const url = (request.url ?? '').replace(prefix, '');
    const key = keyOf(method, url);
    const isProbe = key.startsWith('GET /api/v3/trace-summaries?query.filter={}&');
    const recording = (isProbe ? toFilters : byKey.get(key)) ?? byKey.get(withoutAmpleLimit(key));
    if (recording !== undefined) {
      const type = recording.headers['content-type'];
      if (type !== undefined) response.setHeader('content-type', type);
      response.writeHead(recording.status).end(bodyOf(recording));
      return;
    }
    const traces = byKey.get(key.replace('/api/v3/trace-summaries?', '/api/v3/traces?'));
    const all = [...byKey.values()].find(({ name }) => name === 'v3.summaries.no-service');
    if (traces !== undefined && all !== undefined) {
      response.end(chosenSummaries(String(bodyOf(all)), String(bodyOf(traces))));
      return;
    }
    missed.push(`${method} ${decodeURIComponent(url)}`);
    response.writeHead(599, { 'content-type': 'text/plain' }).end('not recorded');
  });
  return { ...server, base: server.base.slice(0, -1) + prefix + '/', missed };
}

/**
 * A search for summaries that was recorded as a search for traces only: both take the same parameters and find the same traces. Its answer
 * is those of all recorded summaries whose ids are in the recorded traces.
 */
function chosenSummaries(allSummaries: string, traces: string): string {
  const all: unknown = JSON.parse(allSummaries);
  const rows: unknown =
    typeof all === 'object' && all !== null && 'summaries' in all ? all.summaries : undefined;
  if (!Array.isArray(rows)) throw new Error('no recorded summaries');
  return JSON.stringify({
    summaries: rows.filter((row: unknown) => {
      const traceId = typeof row === 'object' && row !== null && 'traceId' in row ? row.traceId : undefined;
      return typeof traceId === 'string' && traces.includes(`"traceId":"${traceId}"`);
    }),
  });
}

/** The recordings have far fewer traces than the smallest default limit (20). */
const withoutAmpleLimit = (key: string): string => key.replace(/&?\blimit=20\b/, '').replace('?&', '?');

/** The old names of parameters of API v3. */
const OLD_NAMES = new Map([
  ['query.service_name', 'query.serviceName'],
  ['query.operation_name', 'query.operationName'],
  ['query.start_time_min', 'query.startTimeMin'],
  ['query.start_time_max', 'query.startTimeMax'],
  ['query.duration_min', 'query.durationMin'],
  ['query.duration_max', 'query.durationMax'],
  ['query.num_traces', 'query.searchDepth'],
]);

/** Method, path and the non-empty parameters in order; times as times, since a client may write them otherwise. */
function keyOf(method: string, url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://recorded.invalid');
  const parameters = [...searchParams]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      const known = OLD_NAMES.get(name) ?? name;
      return `${known}=${known.startsWith('query.startTime') ? Date.parse(value) : value}`;
    })
    .sort();
  return `${method} ${pathname}?${parameters.join('&')}`;
}
