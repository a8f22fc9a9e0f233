import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import * as v from 'valibot';
import type { CallSample, Slice } from '../../core';

/** Samples take at most so much of the browser's storage; the ones that were used longest ago go first. */
export const mostKeptBytes = 20 * 2 ** 20;
/** Slices of one question. */
const mostSlices = 400;

interface Schema extends DBSchema {
  samples: { key: string; value: unknown };
}

const step = v.object({ from: v.number(), to: v.number() });
const kept = v.object({
  bytes: v.number(),
  /** When it was used last, in milliseconds since 1970. */
  usedAt: v.number(),
  slices: v.array(
    v.object({
      step,
      from: v.number(),
      to: v.number(),
      isFull: v.boolean(),
      calls: v.object({
        names: v.array(v.string()),
        operation: v.instance(Uint32Array),
        start: v.instance(Float64Array),
        duration: v.instance(Float64Array),
        failed: v.instance(Uint8Array),
        trace: v.instance(Uint32Array),
        traces: v.number(),
        kinds: v.array(v.number()),
      }),
    }),
  ),
});
type Kept = v.InferOutput<typeof kept>;

const NAME = 'spanlight.samples';
const VERSION = 1;

let opening: Promise<IDBPDatabase<Schema> | undefined> | undefined;

/** The storage; undefined where the browser forbids it, or where a newer version of this program has used it. */
function storage(): Promise<IDBPDatabase<Schema> | undefined> {
  opening ??= openDB<Schema>(NAME, VERSION, {
    upgrade: (database) => {
      database.createObjectStore('samples');
    },
    // Another tab wants to change the storage: it must not wait for this one.
    blocking: (_, __, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opening = undefined;
    },
    terminated: () => {
      opening = undefined;
    },
  }).catch(() => undefined);
  return opening;
}

const read = (value: unknown): Kept | undefined => {
  const parsed = v.safeParse(kept, value);
  return parsed.success ? parsed.output : undefined;
};

function bytesOf({ names, operation, start, duration, failed, trace }: CallSample): number {
  const columns = [operation, start, duration, failed, trace].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
  return names.reduce((sum, { length }) => sum + 2 * length, columns + 200);
}

/** The slices that are kept for a question; [] where there are none, or storage is forbidden. */
export async function keptSlices(question: string): Promise<readonly Slice[]> {
  try {
    return read(await (await storage())?.get('samples', question))?.slices ?? [];
  } catch {
    return [];
  }
}

/** Keeps slices of a question in place of those kept before, and lets go of the oldest questions where that is too much. */
export async function keepSlices(question: string, slices: readonly Slice[], usedAt: number): Promise<void> {
  const last = slices.slice(-mostSlices).map(({ step: of, from, to, isFull, calls }) => ({
    step: { ...of },
    from,
    to,
    isFull,
    calls: { ...calls, names: [...calls.names], kinds: [...calls.kinds] },
  }));
  const bytes = last.reduce((sum, { calls }) => sum + bytesOf(calls), 0);
  try {
    const database = await storage();
    if (bytes <= mostKeptBytes) await database?.put('samples', { bytes, usedAt, slices: last }, question);
    else await database?.delete('samples', question);
    await trim();
  } catch {
    // Forbidden, or full: they are asked for again.
  }
}

interface Entry {
  readonly key: string;
  readonly bytes: number;
  readonly usedAt: number;
}

async function entries(): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  let cursor = await (await storage())?.transaction('samples').store.openCursor();
  while (cursor) {
    const { bytes = Infinity, usedAt = 0 } = read(cursor.value) ?? {};
    found.push({ key: cursor.primaryKey, bytes, usedAt });
    cursor = await cursor.continue();
  }
  return found;
}

/** Removes what is too much: what cannot be read first, then the questions that were asked longest ago. */
async function trim(): Promise<void> {
  const newestFirst = [...(await entries())].sort((a, b) => b.usedAt - a.usedAt);
  let sum = 0;
  for (const { key, bytes } of newestFirst) {
    sum += bytes;
    if (sum <= mostKeptBytes) continue;
    await (await storage())?.delete('samples', key);
    sum -= bytes;
  }
}

/** Bytes that samples take. */
export async function keptSampleBytes(): Promise<number> {
  try {
    return (await entries()).reduce((sum, { bytes }) => sum + (Number.isFinite(bytes) ? bytes : 0), 0);
  } catch {
    return 0;
  }
}

/** Removes all samples. */
export async function clearSamples(): Promise<void> {
  try {
    await (await storage())?.clear('samples');
  } catch {
    // Forbidden: nothing was kept either.
  }
}
