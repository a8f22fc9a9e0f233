import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { watchesKey } from './watchLamp';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** What a page would read from this storage. */
async function readStored(watches: string | null, log: string | null = null) {
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => (key === watchesKey ? watches : log),
    setItem: () => {
      throw new Error('full');
    },
  });
  const { useWatches, putWatch } = await import('./watches');
  const { useWatchLog } = await import('./watchLog');
  return { read: useWatches.getState(), log: useWatchLog.getState(), putWatch, useWatches };
}

const good = { id: 'a', name: 'A', raw: 'service=A', rule: { kind: 'errors', least: 2 }, isMuted: true };

it('reads what it wrote, and drops what it cannot read watch by watch', async () => {
  const stored = {
    notifies: true,
    watches: [
      good,
      good,
      { ...good, id: '<b>' },
      { ...good, id: 'b', rule: { kind: 'errors', least: -1 } },
      { ...good, id: 'c', rule: { kind: 'p95', least: 2 }, isMuted: 'no' },
      null,
    ],
  };
  const { read } = await readStored(JSON.stringify(stored));
  expect(read.notifies).toBe(true);
  expect(read.watches).toEqual([good, { ...good, id: 'c', rule: { kind: 'p95', least: 2 }, isMuted: false }]);
});

it('no storage makes it fail, and a full one keeps the watches for the page', async () => {
  for (const junk of [null, '', '{', '[]', '7', 'null', '{"watches":7}', '{"watches":{"__proto__":1}}']) {
    const { read, log } = await readStored(junk, junk);
    expect(read).toEqual({ watches: [], notifies: false });
    expect(log).toEqual({ entries: [], events: [], asked: [] });
  }
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => {
      const { read } = await readStored(text, text);
      expect(read.watches).toEqual([]);
    }),
    { numRuns: 10 },
  );
  const { putWatch, useWatches } = await readStored(null);
  expect(putWatch({ id: 'a', name: 'A', raw: '', rule: { kind: 'errors', least: 1 }, isMuted: false })).toBe(
    true,
  );
  expect(useWatches.getState().watches).toHaveLength(1);
});
