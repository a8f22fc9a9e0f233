import { describe, expect, it } from 'vitest';
import type { Answer } from '../core';
import { EngineCore } from '../worker/EngineCore';
import { EXAMPLE_TRACE_ID } from './demo';
import { createDemoSource } from './demoSource';

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.serverSaid}`);
  return answer.value;
}

const emptyQuery = {
  operation: undefined,
  tags: [],
  minDuration: undefined,
  maxDuration: undefined,
  start: 0n,
  end: 1n,
  limit: 1,
};

describe('the demo in the page', () => {
  const source = createDemoSource(new EngineCore());

  it('is a source like a server', async () => {
    expect(source).toMatchObject({ kind: 'demo', label: 'Demo' });
    const [service = ''] = must(await source.services());
    expect(must(await source.operations(service)).length).toBeGreaterThan(0);
    const now = BigInt(Date.now()) * 1_000_000n;
    const found = must(
      await source.search({
        service,
        operation: undefined,
        tags: [],
        minDuration: undefined,
        maxDuration: undefined,
        start: now - 86_400_000_000_000n,
        end: now,
        limit: 10,
      }),
    );
    expect(found.summaries.length).toBeGreaterThan(0);
    expect(found.suggestions.length).toBeGreaterThan(0);
  });

  it('has the example of the five services', async () => {
    const { trace } = must(await source.trace(EXAMPLE_TRACE_ID));
    expect(trace.services).toHaveLength(5);
  });

  it('fails like a server', async () => {
    const failure = await source.trace('dead');
    expect(failure).toMatchObject({
      ok: false,
      failure: { kind: 'not-found', serverSaid: 'trace not found' },
    });
    expect(await source.search({ ...emptyQuery, service: undefined })).toMatchObject({
      failure: { kind: 'bad-request' },
    });
  });
});
