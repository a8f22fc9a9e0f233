import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'test/jaeger-server');
const binaries = join(root, '.cache/jaeger-server');
const START_MS = 60_000;
/** Longer than the time for which HotROD collects spans before it sends them. */
const QUIET_MS = 1_500;
const run = promisify(execFile);

/** Whether the plain `go` command is there, with which the servers are built. */
export function goIsHere(): boolean {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}

/** Builds the two servers into .cache/jaeger-server, once; minutes without a warm build cache. */
async function build(): Promise<void> {
  const exists = (name: string): Promise<boolean> =>
    access(join(binaries, name)).then(
      () => true,
      () => false,
    );
  if ((await exists('jaeger')) && (await exists('hotrod'))) return;
  await mkdir(binaries, { recursive: true });
  const packages = ['cmd/jaeger', 'examples/hotrod'].map((name) => `github.com/jaegertracing/jaeger/${name}`);
  await run('go', ['build', '-C', modules, '-o', `${binaries}/`, ...packages], { maxBuffer: 2 ** 26 });
}

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** JSON is YAML. Every endpoint is named, because some defaults listen on all interfaces. */
function configuration(query: number, queryGrpc: number, otlp: number, otlpGrpc: number): string {
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
        storage: { traces: 'memory' },
        enable_tracing: false,
        http: at(query),
        grpc: at(queryGrpc),
      },
      jaeger_storage: { backends: { memory: { memory: { max_traces: 100_000 } } } },
    },
    receivers: { otlp: { protocols: { http: at(otlp), grpc: at(otlpGrpc) } } },
    processors: { batch: { timeout: '50ms' } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } },
  });
}

/** Builds and starts both. Ports may be taken in the moment between; then it tries again. */
export async function startJaeger(): Promise<LiveJaeger> {
  await build();
  const attempts = 3;
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce();
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

async function startOnce(): Promise<LiveJaeger> {
  const [query = 0, queryGrpc = 0, otlp = 0, otlpGrpc = 0, ...hotrod] = await freePorts(8);
  const folder = await mkdtemp(join(tmpdir(), 'spanlight-jaeger-'));
  const config = join(folder, 'jaeger.yaml');
  await writeFile(config, configuration(query, queryGrpc, otlp, otlpGrpc));
  let output = '';
  const children: ChildProcess[] = [];
  const start = (name: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => {
    const child = spawn(join(binaries, name), args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    children.push(child);
    return child;
  };
  const stopAll = async (): Promise<void> => {
    await Promise.all(children.map(ended));
    await rm(folder, { recursive: true, force: true });
  };
  const base = `http://127.0.0.1:${query}/`;
  const otlpBase = `http://127.0.0.1:${otlp}`;
  const [frontend = 0, customerPort = 0, driver = 0, route = 0] = hotrod;
  const frontendBase = `http://127.0.0.1:${frontend}/`;
  try {
    const jaeger = start('jaeger', ['--config', config], {});
    await until(() => answers(`${base}api/services`), jaeger, 'Jaeger answers');
    await until(() => answers(`${otlpBase}/`), jaeger, 'the OTLP receiver answers');
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
  const canRead = (traceId: string): Promise<boolean> => answers(`${base}api/traces/${traceId}`, [200]);
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
      await until(
        () => canRead('5b8aa5a2000000000000000000000001'),
        children[0],
        'the first trace is stored',
      );
      await until(() => canRead('5b8aa5a200000000000000000000000b'), children[0], 'the last trace is stored');
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
        children[1],
        'the rides are stored',
      );
    },
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

/** Whether something answers over HTTP, with one of these statuses where they are given. */
async function answers(url: string, statuses?: readonly number[]): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return statuses === undefined || statuses.includes(response.status);
  } catch {
    return false;
  }
}

/** Looks again and again until it is so; fails when the process has ended or after a minute. */
function until(check: () => Promise<boolean>, child: ChildProcess | undefined, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const began = Date.now();
    let looking = false;
    const timer = setInterval(() => {
      if (looking) return;
      looking = true;
      const end = (settle: () => void): void => {
        clearInterval(timer);
        settle();
      };
      if (child?.exitCode !== null && child !== undefined) {
        end(() => {
          reject(new Error(`waiting until ${what}: the process ended with ${child.exitCode}`));
        });
        return;
      }
      check().then(
        (so) => {
          looking = false;
          if (so) end(resolve);
          else if (Date.now() - began > START_MS) {
            end(() => {
              reject(new Error(`waited a minute until ${what}`));
            });
          }
        },
        (error: unknown) => {
          end(() => {
            reject(error instanceof Error ? error : new Error(String(error)));
          });
        },
      );
    }, 50);
  });
}

/** Ends a process we started, and waits for its end. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
