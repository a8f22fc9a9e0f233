import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildServers, pathOf, type LiveServer } from './buildServers';
import { answers, ended, freePorts, until } from './processes';

export { goIsHere } from './buildServers';

export interface StartJaegerOptions {
  /** Path below which Jaeger itself serves: "/jaeger". Empty unless told. */
  readonly basePath?: string;
  /** Folder of a user interface that it serves in the place of its own. */
  readonly assets?: string;
  /** File with the configuration of the user interface, .json or .js. */
  readonly uiConfig?: string;
  /** It has an archive, in memory too. */
  readonly archive?: boolean;
}

/** A real Jaeger 2.13 with in-memory storage, and the HotROD demo, on free ports of 127.0.0.1. */
export interface LiveJaeger {
  /** Base of the query API, ends with a slash. */
  readonly base: string;
  /** OTLP over HTTP: traces go to `${otlp}/v1/traces`. */
  readonly otlp: string;
  /** What the processes wrote, for messages of failed tests. */
  log(): string;
  /**
   * Sends the traces of test/golden/send-traces.mjs, starting five minutes ago; resolves when they can be read. `poison`:
   * also those that the legacy API cannot write.
   */
  sendGoldenTraces(options?: { readonly poison?: boolean }): Promise<void>;
  /** Asks HotROD for `rides` rides; resolves when their traces can be read as wholes. */
  driveHotrod(rides: number): Promise<void>;
  /** Rides stored so far: tests share a Jaeger, and some of them ask for more. */
  rides(): Promise<number>;
  /** Ends Jaeger alone: its ports refuse connections. */
  stopJaeger(): Promise<void>;
  /** Starts it again on the same ports; it has forgotten all traces. */
  startJaegerAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Longer than the time for which HotROD collects spans before it sends them. */
const QUIET_MS = 1_500;
const run = promisify(execFile);

interface Ports {
  readonly query: number;
  readonly queryGrpc: number;
  readonly otlp: number;
  readonly otlpGrpc: number;
}

/** JSON is YAML. Every endpoint is named, because some defaults listen on all interfaces. */
function configuration({ query, queryGrpc, otlp, otlpGrpc }: Ports, options: StartJaegerOptions): string {
  const { basePath = '', assets, uiConfig, archive = false } = options;
  const memory = { memory: { max_traces: 100_000 } };
  const at = (port: number): { endpoint: string } => ({ endpoint: `127.0.0.1:${port}` });
  return JSON.stringify({
    service: {
      extensions: ['jaeger_storage', 'jaeger_query'],
      pipelines: {
        traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] },
      },
      telemetry: { metrics: { level: 'none' } },
    },
    extensions: {
      jaeger_query: {
        storage: { traces: 'memory', ...(archive ? { traces_archive: 'archive' } : {}) },
        ui: {
          ...(assets === undefined ? {} : { assets_path: assets }),
          ...(uiConfig === undefined ? {} : { config_file: uiConfig }),
        },
        enable_tracing: false,
        base_path: basePath === '' ? '/' : basePath,
        http: at(query),
        grpc: at(queryGrpc),
      },
      jaeger_storage: { backends: { memory, ...(archive ? { archive: memory } : {}) } },
    },
    receivers: { otlp: { protocols: { http: at(otlp), grpc: at(otlpGrpc) } } },
    processors: { batch: { timeout: '50ms' } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } },
  });
}

/** Builds and starts both. Ports may be taken in the moment between; then it tries again. */
export async function startJaeger(options: StartJaegerOptions = {}): Promise<LiveJaeger> {
  await buildServers();
  const attempts = 3;
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

async function startOnce(options: StartJaegerOptions): Promise<LiveJaeger> {
  const { basePath = '' } = options;
  const [query = 0, queryGrpc = 0, otlp = 0, otlpGrpc = 0, ...hotrod] = await freePorts(8);
  const folder = await mkdtemp(join(tmpdir(), 'spanlight-jaeger-'));
  const config = join(folder, 'jaeger.yaml');
  await writeFile(config, configuration({ query, queryGrpc, otlp, otlpGrpc }, options));
  let output = '';
  const children = new Map<LiveServer, ChildProcess>();
  const start = (name: LiveServer, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => {
    const child = spawn(pathOf(name), args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    children.set(name, child);
    return child;
  };
  const stopAll = async (): Promise<void> => {
    await Promise.all([...children.values()].map(ended));
    await rm(folder, { recursive: true, force: true });
  };
  const base = `http://127.0.0.1:${query}${basePath}/`;
  const otlpBase = `http://127.0.0.1:${otlp}`;
  const [frontend = 0, customerPort = 0, driver = 0, route = 0] = hotrod;
  const frontendBase = `http://127.0.0.1:${frontend}/`;
  const startQuery = async (): Promise<void> => {
    const jaeger = start('jaeger', ['--config', config], {});
    await until(() => answers(`${base}api/services`), jaeger, 'Jaeger answers');
    await until(() => answers(`${otlpBase}/`), jaeger, 'the OTLP receiver answers');
  };
  try {
    await startQuery();
    const rides = start('hotrod', hotrodArguments(frontend, customerPort, driver, route), {
      OTEL_EXPORTER_OTLP_ENDPOINT: otlpBase,
    });
    await until(() => answers(frontendBase), rides, 'HotROD answers');
  } catch (error) {
    await stopAll();
    throw new Error(`${String(error)}\n${output}`, { cause: error });
  }

  /** Rides whose root is stored, and spans of these rides. */
  const ridesStored = async (): Promise<{ rides: number; spans: number }> => {
    const response = await fetch(
      `${base}api/traces?service=frontend&operation=${encodeURIComponent('/dispatch')}&limit=1000`,
    );
    const body: unknown = await response.json();
    const found = membersOf(body, 'data');
    return {
      rides: found.length,
      spans: found.reduce<number>((sum, trace) => sum + membersOf(trace, 'spans').length, 0),
    };
  };
  const untilStored = (traceId: string): Promise<void> =>
    until(
      () => answers(`${base}api/traces/${traceId}`, [200]),
      children.get('jaeger'),
      `${traceId} is stored`,
    );
  return {
    base,
    otlp: otlpBase,
    log: () => output,
    sendGoldenTraces: async ({ poison = false } = {}) => {
      const script = fileURLToPath(new URL('../golden/send-traces.mjs', import.meta.url));
      await run(process.execPath, [
        script,
        '--otlp',
        otlpBase,
        '--base',
        'now',
        ...(poison ? ['--poison'] : []),
      ]);
      // The first and the last of the traces, which come in several requests.
      await untilStored('5b8aa5a2000000000000000000000001');
      await untilStored('5b8aa5a200000000000000000000000b');
    },
    driveHotrod: async (rides) => {
      const { rides: before } = await ridesStored();
      for (let k = 0; k < rides; k++) {
        const customer = [123, 392, 731, 567][k % 4] ?? 123;
        const response = await fetch(`${frontendBase}dispatch?customer=${customer}&nonse=${k}`);
        await response.arrayBuffer();
      }
      // Its six services send on their own: complete is a ride when nothing has come for a while.
      let last = { spans: -1, since: 0 };
      await until(
        async () => {
          const stored = await ridesStored();
          if (stored.spans !== last.spans) last = { spans: stored.spans, since: Date.now() };
          return stored.rides >= before + rides && Date.now() - last.since > QUIET_MS;
        },
        children.get('hotrod'),
        'the rides are stored',
      );
    },
    rides: async () => (await ridesStored()).rides,
    stopJaeger: async () => {
      const jaeger = children.get('jaeger');
      if (jaeger !== undefined) await ended(jaeger);
    },
    startJaegerAgain: startQuery,
    stop: stopAll,
  };
}

function hotrodArguments(frontend: number, customer: number, driver: number, route: number): string[] {
  const ports = { frontend, customer, driver, route };
  const places = Object.entries(ports).flatMap(([name, port]) => [
    `--${name}-service-hostname=127.0.0.1`,
    `--${name}-service-port=${port}`,
  ]);
  // Quick answers: what is tested is not HotROD.
  return ['all', '--fix-disable-db-conn-mutex', '--fix-db-query-delay=20ms', ...places];
}

/** A list inside JSON, empty where there is none. */
function membersOf(value: unknown, key: string): readonly unknown[] {
  const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return Array.isArray(list) ? list : [];
}
