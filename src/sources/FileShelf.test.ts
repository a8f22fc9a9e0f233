import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nanos, type Answer } from '../core';
import { EngineCore } from '../worker/EngineCore';
import { FileShelf, type KeyedFile } from './FileShelf';
import type { SearchAnswer, TraceQuery } from './TraceSource';

const bytes = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../test/${path}`, import.meta.url)));

const jaeger = (): File => new File([bytes('golden/jaeger-2.13/search.service-a.json')], 'jaeger.json');
const otlp = (): File => new File([bytes('golden/jaeger-2.20/v3.trace.error.json')], 'otlp.json');

const A_TO_E = '5b8aa5a2000000000000000000000001';
const ERRORS = '5b8aa5a2000000000000000000000002';

const everything: TraceQuery = {
  service: undefined,
  operation: undefined,
  tags: [],
  minDuration: undefined,
  maxDuration: undefined,
  start: 0n,
  end: 10n ** 19n,
  limit: 100,
};

async function openFiles(engine: EngineCore, files: readonly File[]) {
  const shelf = new FileShelf(engine);
  const opening = await shelf.open(
    files.map((file, key) => ({ key, file })),
    true,
  );
  const source = shelf.source();
  if (source === undefined) throw new Error(opening.notices.join());
  return { ...opening, source, shelf };
}

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.serverSaid}`);
  return answer.value;
}

describe('opened files', () => {
  const opened = openFiles(new EngineCore(), [jaeger(), otlp()]);
  const search = async (asked: Partial<TraceQuery>): Promise<SearchAnswer> =>
    must(await (await opened).source.search({ ...everything, ...asked }));
  const found = async (asked: Partial<TraceQuery>): Promise<string[]> =>
    (await search(asked)).summaries.map(({ traceId }) => traceId.slice(-2));

  it('hold the traces of all files', async () => {
    const { source, traceIds, notices } = await opened;
    expect(source).toMatchObject({ kind: 'files', label: '2 files' });
    expect(traceIds.map((traceId) => traceId.slice(-2))).toEqual(['02', '12', '11', '01']);
    expect(notices).toEqual([]);
    expect(must(await source.services())).toEqual([
      'frontend',
      'payments',
      'service-a',
      'service-b',
      'service-c',
      'service-d',
      'service-e',
    ]);
    expect(must(await source.operations('service-c'))).toEqual([
      { name: 'SELECT orders', spanKind: 'server' },
    ]);
    expect(must(await source.dependencies(1_796_000_000_000_000_000n, nanos(9e15)))).toContainEqual({
      parent: 'service-a',
      child: 'service-b',
      callCount: 3,
    });
  });

  it('are searched like a server', async () => {
    expect(await found({})).toEqual(['02', '12', '11', '01']);
    expect(await found({ service: 'service-c' })).toEqual(['12', '11', '01']);
    expect(await found({ service: 'service-c', operation: 'POST /pay' })).toEqual([]);
    expect(await found({ service: 'service-a', minDuration: nanos(200e6) })).toEqual(['11']);
    expect(await found({ maxDuration: nanos(10e6) })).toEqual(['02', '12']);
    const first = must(await (await opened).source.trace(A_TO_E)).trace.startEpoch;
    expect(await found({ start: first, end: first + 1n })).toEqual(['01']);
  });

  it('are searched by tags that hold on one span', async () => {
    const tag = (key: string, value: string): TraceQuery['tags'][number] => ({ key, value });
    expect(await found({ tags: [tag('http.response.status_code', '503')] })).toEqual(['02']);
    // The find hits more than this: "50" is a beginning of "503".
    expect(await found({ tags: [tag('http.response.status_code', '50')] })).toEqual([]);
    expect(await found({ tags: [tag('error', 'true')] })).toEqual(['02']);
    expect(await found({ tags: [tag('error', 'true'), tag('span.kind', 'internal')] })).toEqual([]);
    expect(await found({ tags: [tag('http.request.method', 'GET')] })).toEqual(['01']);
    expect(await found({ service: 'service-b', tags: [tag('http.request.method', 'GET')] })).toEqual([]);
    expect(await found({ tags: [tag('a"b', 'c')] })).toEqual([]);
  });

  it('say when there are more than asked for', async () => {
    expect(await search({ limit: 2 })).toMatchObject({ limitReached: true, summaries: [{}, {}] });
    expect((await search({ limit: 4 })).limitReached).toBe(false);
  });

  it('give a trace again after a page has closed it', async () => {
    const engine = new EngineCore();
    const files = await openFiles(engine, [otlp()]);
    const { source } = files;
    const open = must(await source.trace(ERRORS.toUpperCase()));
    engine.close(open.handle);
    const again = must(await source.trace(ERRORS));
    expect(must(await engine.find(again.handle, 'payments')).matches.length).toBeGreaterThan(2);
    files.shelf.close();
    // The page still holds it; then it is gone.
    expect((await engine.find(again.handle, 'payments')).ok).toBe(true);
    engine.close(again.handle);
    expect((await engine.find(again.handle, 'payments')).ok).toBe(false);
    expect(await source.trace(ERRORS)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['F01-null.json', /not traces/],
    ['F03-empty.json', /empty/],
    ['F05-html.json', /HTML/],
    ['F11-data-empty.json', /no trace in this file/],
    ['F13-binary.json', /text/],
  ])('%s is named with the reason', async (name, reason) => {
    const good = otlp();
    const { traceIds, notices } = await openFiles(new EngineCore(), [
      new File([bytes(`hostile/${name}`)], name),
      good,
    ]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(new RegExp(`^${name}: `));
    expect(notices[0]).toMatch(reason);
    // The others are opened all the same.
    expect(traceIds).toEqual([ERRORS]);
  });

  it('says when a trace comes twice, and keeps the fuller one', async () => {
    const { traceIds, notices, source } = await openFiles(new EngineCore(), [otlp(), otlp()]);
    expect(traceIds).toEqual([ERRORS]);
    expect(notices.join()).toContain('more than once');
    expect(must(await source.trace(ERRORS)).trace.spans.count).toBe(6);
  });
});

describe('a shelf of files', () => {
  const keyed = (): [KeyedFile, KeyedFile] => [
    { key: 1, file: jaeger() },
    { key: 2, file: otlp() },
  ];

  it('lets go of one file and keeps the others, also of a trace that two of them hold', async () => {
    const shelf = new FileShelf(new EngineCore());
    await shelf.open([...keyed(), { key: 3, file: otlp() }], true);
    expect([...shelf.counts]).toEqual([
      [1, 3],
      [2, 1],
      [3, 1],
    ]);
    shelf.close([2]);
    expect((await shelf.source()?.trace(ERRORS))?.ok).toBe(true);
    shelf.close([3]);
    expect((await shelf.source()?.trace(ERRORS))?.ok).toBe(false);
    expect((await shelf.source()?.trace(A_TO_E))?.ok).toBe(true);
    shelf.close();
    expect(shelf.source()).toBeUndefined();
  });

  it('holds no more than a tab can: the oldest make room for new ones, or new ones stay closed', async () => {
    const [first, second] = keyed();
    const room = new FileShelf(new EngineCore(), 100);
    await room.open([first], true);
    expect((await room.open([second], true)).notices.join()).toContain('jaeger.json was closed to make room');
    expect([...room.counts.keys()]).toEqual([2]);
    const restored = new FileShelf(new EngineCore(), 100);
    expect((await restored.open([first, second], false)).notices.join()).toContain(
      'otlp.json is kept but not open',
    );
    expect([...restored.counts.keys()]).toEqual([1]);
  });

  it('opens a file once, and names what it cannot read', async () => {
    const shelf = new FileShelf(new EngineCore());
    const [first] = keyed();
    await shelf.open([first], true);
    expect(await shelf.open([first, { key: 9, file: new File([''], 'empty') }], true)).toEqual({
      traceIds: [],
      notices: [expect.stringContaining('empty: The file is empty.')],
    });
    expect(shelf.has(9)).toBe(false);
  });
});
