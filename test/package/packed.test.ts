import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, number, object, parse, string, type InferOutput } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** The package holds each file of the app three times (plain, gzip, brotli), and the viewer of exported files once: 0.4 MB, dense. */
const MOST_PACKED_BYTES = 2_750_000;
const MOST_UNPACKED_BYTES = 5_500_000;

const packedShape = object({
  filename: string(),
  size: number(),
  unpackedSize: number(),
  files: array(object({ path: string() })),
});

const folder = mkdtempSync(join(tmpdir(), 'spanlight-packed-'));
let packed: InferOutput<typeof packedShape>;
let running: ChildProcess | undefined;

beforeAll(() => {
  const told = execFileSync(process.execPath, [join(ROOT, 'scripts/pack.mjs')], { encoding: 'utf8' });
  const answer: unknown = JSON.parse(told.slice(told.search(/^[[{]/m)));
  // npm 11 says it as a list, npm 12 by name.
  const packs: unknown[] = typeof answer === 'object' && answer !== null ? Object.values(answer) : [];
  packed = parse(packedShape, packs[0]);
});

afterAll(() => {
  running?.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('the packed command', () => {
  it('holds the build, its terms and nothing else', () => {
    const other = packed.files.filter(
      ({ path }) =>
        !/^app\/(?:index\.html|static\/[\w.-]+\.(?:js|css|svg|md))(?:\.br|\.gz)?$/.test(path) &&
        !/^app\/static\/viewer-[\da-f]{8}\.txt$/.test(path) &&
        !/^server\/(?:spanlight\.mjs|licences\.md)$/.test(path),
    );
    expect(other.map(({ path }) => path).sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    for (const path of ['app/index.html', 'app/static/licences.md', 'server/spanlight.mjs'])
      expect(packed.files.map((file) => file.path)).toContain(path);
  });

  it('is built for use, whatever the surrounding says: React for development makes every page twice', () => {
    expect(process.env['NODE_ENV']).toBe('test');
    const folder = join(ROOT, 'dist/package/app/static');
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    const forDevelopment = scripts.filter((name) =>
      readFileSync(join(folder, name), 'utf8').includes('react.dev/link/react-devtools'),
    );
    expect(forDevelopment).toEqual([]);
  });

  it('is small, and needs no other package', () => {
    expect(packed.size).toBeLessThan(MOST_PACKED_BYTES);
    expect(packed.unpackedSize).toBeLessThan(MOST_UNPACKED_BYTES);
    const described: unknown = JSON.parse(readFileSync(join(ROOT, 'dist/package/package.json'), 'utf8'));
    expect(described).not.toHaveProperty('dependencies');
    expect(described).not.toHaveProperty('scripts');
    // A command and no library: there is nothing to import, hence no types.
    expect(described).toHaveProperty('exports', {});
  });

  it('runs by npx with no network and no build', async () => {
    running = spawn(
      'npm',
      [
        'exec',
        '--yes',
        '--offline',
        `--package=${join(ROOT, 'dist', packed.filename)}`,
        '--',
        'spanlight',
        '--port',
        '0',
      ],
      {
        cwd: folder,
        env: { ...process.env, npm_config_cache: join(folder, 'cache') },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
      },
    );
    const base = await printedAddress(running);
    const page = await (await fetch(base)).text();
    expect(page).toContain('<title>Spanlight</title>');
    const script = /src="\.?\/?(static\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    expect((await fetch(new URL(script, base))).headers.get('content-type')).toMatch(/^text\/javascript/);
    const services: unknown = await (await fetch(new URL('api/services', base))).json();
    expect(services).toHaveProperty('data', ['A', 'B', 'C', 'D', 'E']);
    // npm stands between: the whole group is ended.
    if (running.pid !== undefined && process.platform !== 'win32') process.kill(-running.pid);
  });
});

/** The address that the command prints. Fails with what it said when it ends before. */
function printedAddress({ stdout, stderr }: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [stdout, stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(said)?.[0];
        if (address !== undefined) resolve(`${address.replace(/\/+$/, '')}/`);
      });
    }
    stdout?.once('end', () => {
      reject(new Error(`it ended and said: ${said}`));
    });
  });
}
