import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startLocalServer } from '../../test/support/localServer';
import { NO_SPAN, spanIndex, type Answer, type Failure } from '../core';
import { EngineCore } from './EngineCore';
import type { ByteOrigin } from './TraceEngine';

const hostile = (file: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../test/hostile/${file}`, import.meta.url)));

const fromBytes = (bytes: Uint8Array<ArrayBuffer> | string): ByteOrigin => ({
  from: 'bytes',
  bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
  label: 'bytes',
});

const fromFile = (bytes: Uint8Array<ArrayBuffer> | string): ByteOrigin => ({
  from: 'file',
  file: new File([bytes], 'x.json'),
});

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.serverSaid}`);
  return answer.value;
}

function mustFail(answer: Answer<unknown>): Failure {
  if (answer.ok) throw new Error('an answer came where a failure was expected');
  expect(answer.failure.advice).not.toBe('');
  return answer.failure;
}

it('has the hostile files', () => {
  expect(existsSync(new URL('../../test/hostile/manifest.json', import.meta.url))).toBe(true);
});

describe('answers that are no trace', () => {
  it.each([
    ['F01-null.json', 'not-traces', ''],
    ['F03-empty.json', 'not-json', 'empty'],
    ['F05-html.json', 'not-json', 'HTML'],
    ['F13-binary.json', 'not-json', ''],
    ['H01-500-json.json', 'status', ''],
    ['H05-truncated.json', 'truncated', ''],
    ['H17-json-null.json', 'not-traces', ''],
    ['H19-json-string.json', 'not-traces', ''],
    ['F11-data-empty.json', 'not-found', ''],
    ['S22-object-empty.json', 'not-traces', ''],
  ])('%s is %s', async (file, kind, said) => {
    const failure = mustFail(await new EngineCore().openTrace(fromBytes(hostile(file)), undefined));
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain(said);
  });

  it('names packed answers', async () => {
    const answer = fromBytes(new Uint8Array(gzipSync('{"data":[]}')));
    const failure = mustFail(await new EngineCore().openAll(answer));
    expect(failure.kind).toBe('not-traces');
    expect(failure.message).toContain('gzip');
  });

  it('says which trace came instead', async () => {
    const wanted = '5b8aa5a2000000000000000000000001';
    const failure = mustFail(
      await new EngineCore().openTrace(fromBytes(hostile('S00-control.json')), wanted),
    );
    expect(failure.kind).toBe('not-found');
    expect(failure.message).toContain(wanted);
  });
});

describe('answers that are traces', () => {
  it.each([
    'H15-bom.json',
    'H23-dup-keys.json',
    'H25-latin1.json',
    'S26-traceid-upper.json',
    'F07-bare-trace.json',
  ])('opens %s', async (file) => {
    const open = must(await new EngineCore().openTrace(fromBytes(hostile(file)), undefined));
    expect(open.trace.spans.count).toBe(4);
  });

  it('opens OTLP where Jaeger was asked', async () => {
    const open = must(await new EngineCore().openTrace(fromBytes(hostile('H27-200-otlp.json')), undefined));
    expect(open.trace.spans.count).toBeGreaterThan(0);
  });

  it('says that a result is partial', async () => {
    const core = new EngineCore();
    const open = must(await core.openTrace(fromBytes(hostile('H11-partial.json')), undefined));
    expect(open.trace.spans.count).toBe(4);
    expect(open.trace.problems.map(({ code }) => code)).toContain('partial');
    const all = must(await core.openAll(fromFile(hostile('H11-partial.json'))));
    expect(all.notices.join()).toContain('server says');
  });

  it('opens what there is of a cut file, and says so', async () => {
    const whole = hostile('S00-control.json');
    const { opened, notices } = must(await new EngineCore().openAll(fromFile(whole.slice(0, 1200))));
    const spans = opened[0]?.trace.spans.count ?? 0;
    expect(spans).toBeGreaterThan(0);
    expect(spans).toBeLessThan(4);
    expect(notices.join()).toMatch(/ends in the middle \(line 1, column 1201/);
  });

  it('picks one trace of several by its id, in any form', async () => {
    const core = new EngineCore();
    const two = fromBytes(hostile('S24-two-traces.json'));
    const { opened } = must(await core.openAll(two));
    const second = opened[1]?.trace.traceId ?? '';
    expect(second).not.toBe('');
    const picked = must(await core.openTrace(two, ` ${second.toUpperCase()}`));
    expect(picked.trace.traceId).toBe(second);
  });
});

describe('an open trace', () => {
  it('answers about a span that is not there without harm', async () => {
    const core = new EngineCore();
    const { handle } = must(await core.openTrace(fromBytes(hostile('S00-control.json')), undefined));
    for (const span of [NO_SPAN, spanIndex(4), spanIndex(1.5)]) {
      const answer = await core.detail(handle, span);
      if (!answer.ok) expect(answer.failure.kind).toBe('crash');
    }
    expect((await core.detail(handle, spanIndex(0))).ok).toBe(true);
  });

  it('lists the links between its spans', async () => {
    const core = new EngineCore();
    const { handle } = must(await core.openTrace(fromBytes(hostile('S16-many-parents.json')), undefined));
    const { from, to } = must(await core.links(handle));
    expect(Array.from(from, (span, at) => [span, to[at]])).toEqual([
      [2, 3],
      [2, 0],
    ]);
    core.close(handle);
    expect(mustFail(await core.links(handle)).kind).toBe('bad-request');
  });

  it('finds at once, also while the index is still being built', async () => {
    const core = new EngineCore();
    const { handle, trace } = must(
      await core.openTrace(fromBytes(hostile('X13-logs-10000.json')), undefined),
    );
    const [hits, again] = await Promise.all([
      core.find(handle, trace.services[0] ?? ''),
      core.find(handle, 'nowhere'),
    ]);
    expect(must(hits).matches.length).toBeGreaterThan(0);
    expect(must(again).matches).toHaveLength(0);
    expect(mustFail(await core.find(handle, 'x', AbortSignal.abort())).kind).toBe('cancelled');
  });
});

describe('the events of an open trace', () => {
  // One span with so many events that reading them takes many slices.
  const many = (): string => {
    const logs = Array.from(
      { length: 50_000 },
      (_, at) =>
        `{"timestamp":${1000 - (at % 1000)},"fields":[{"key":"event","type":"string","value":"e${at}"}]}`,
    );
    return `{"data":[{"traceID":"a1","spans":[{"traceID":"a1","spanID":"1","operationName":"o","startTime":1,"duration":1000,"logs":[${logs.join()}]}],"processes":{}}]}`;
  };

  it('come by time, with word of how far the reading is', async () => {
    const core = new EngineCore();
    const { handle } = must(await core.openTrace(fromBytes(many()), undefined));
    const bytes: number[] = [];
    const table = must(
      await core.eventTable(handle, { onProgress: (progress) => bytes.push(progress.bytes) }),
    );
    expect(table.count).toBe(50_000);
    expect([...table.time]).toEqual([...table.time].sort((a, b) => a - b));
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    const named = { spans: table.span.slice(0, 3), places: table.place.slice(0, 3) };
    const events = must(await core.events(handle, named, 100));
    // Of one time: as they stand in the span.
    expect(events.map(({ name }) => name)).toEqual(['e999', 'e1999', 'e2999']);
  });

  it('are not read to the end for somebody who has gone', async () => {
    const core = new EngineCore();
    const { handle } = must(await core.openTrace(fromBytes(many()), undefined));
    const control = new AbortController();
    let isAnswered = false;
    const asked = core.eventTable(handle, { signal: control.signal }).finally(() => (isAnswered = true));
    // Other questions are answered meanwhile.
    expect((await core.eventTimes(handle, [])).ok).toBe(true);
    expect(isAnswered).toBe(false);
    control.abort();
    expect(mustFail(await asked).kind).toBe('cancelled');
    core.close(handle);
    expect(mustFail(await core.eventTable(handle)).kind).toBe('bad-request');
  });
});

it('reads a trace while it comes, and reports how far it is', async () => {
  const body = hostile('X13-logs-10000.json');
  const server = await startLocalServer((_, response) => {
    response.writeHead(200, { 'content-length': String(body.length) });
    response.write(body.subarray(0, 1000), () => response.end(body.subarray(1000)));
  });
  try {
    const seen: (number | undefined)[] = [];
    const origin: ByteOrigin = { from: 'url', url: `${server.base}api/traces/1` };
    const options = {
      onProgress: ({ totalBytes }: { totalBytes: number | undefined }) => seen.push(totalBytes),
    };
    const open = must(await new EngineCore().openTrace(origin, undefined, options));
    expect(open.trace.spans.count).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([body.length]));
  } finally {
    await server.close();
  }
});
