import fc from 'fast-check';
import { SpanFlag, type Trace } from '../core';
import { buildTrace, type SpanDraft } from './buildTrace';

export interface ArbitraryTraceOptions {
  readonly maxSpans?: number;
  /** Children lie inside their parents and siblings do not overlap. */
  readonly serial?: boolean;
  /** Some spans are orphans, off scale or FOLLOWS_FROM. Default true; never with `serial`. */
  readonly oddities?: boolean;
}

const services = ['web', 'api', 'db', '__proto__', ''];
const names = ['GET /', 'query', 'SELECT', 'constructor'];

const seed = fc.record({
  parent: fc.nat(),
  service: fc.constantFrom(...services),
  name: fc.constantFrom(...names),
  start: fc.integer({ min: 0, max: 1000 }),
  length: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constant(0)),
  error: fc.boolean(),
  flag: fc.integer({ min: 0, max: 30 }),
});

const oddFlags = new Map([
  [1, SpanFlag.followsFrom],
  [2, SpanFlag.offScale],
  [3, SpanFlag.orphan],
]);

type Seed = typeof seed extends fc.Arbitrary<infer Value> ? Value : never;

/** Any tree, with children before, after and across their parents. */
function looseDrafts(seeds: readonly Seed[], oddities: boolean): SpanDraft[] {
  return seeds.map(({ parent, start, length, flag, ...rest }, at) => {
    const above = at === 0 ? -1 : (parent % (at + 1)) - 1;
    let flags = oddities ? (oddFlags.get(flag) ?? 0) : 0;
    if ((flags & SpanFlag.orphan) !== 0 && above >= 0) flags = 0;
    if ((flags & SpanFlag.followsFrom) !== 0 && above < 0) flags = 0;
    const shift = (flags & SpanFlag.offScale) !== 0 ? 1e12 : 0;
    return { ...rest, parent: above, start: start + shift, end: start + shift + length, flags };
  });
}

/** Every span takes its place behind the children that its parent has already, as far as there is room. */
function serialDrafts(seeds: readonly Seed[]): SpanDraft[] {
  const drafts: SpanDraft[] = [];
  const free: number[] = []; // where the next child of each draft may begin
  seeds.forEach(({ parent, start, length, service, name, error }, at) => {
    const above = at === 0 ? -1 : parent % at;
    const from = above < 0 ? 0 : (free[above] ?? 0);
    const limit = above < 0 ? 10_000 : (drafts[above]?.end ?? from);
    const begin = Math.min(limit, from + (start % 50));
    const end = above < 0 ? 10_000 : Math.min(limit, begin + length);
    drafts.push({ service, name, error, parent: above, start: begin, end });
    free.push(begin);
    if (above >= 0) free[above] = end;
  });
  return drafts;
}

/** Traces for properties: 1 to `maxSpans` (default 40) spans in nanoseconds of a small range, so that times collide often. */
export function arbitraryTrace(options: ArbitraryTraceOptions = {}): fc.Arbitrary<Trace> {
  const { maxSpans = 40, serial = false, oddities = !serial } = options;
  return fc
    .array(seed, { minLength: 1, maxLength: maxSpans })
    .map((seeds) => buildTrace(serial ? serialDrafts(seeds) : looseDrafts(seeds, oddities)));
}

/** A chain: every span but the first is the only child of the one before, and lies inside it. */
export function chainTrace(count: number): Trace {
  return buildTrace(
    Array.from({ length: count }, (_, at) => ({
      parent: at - 1,
      service: `s${at % 7}`,
      name: 'step',
      start: at,
      end: 3 * count - at,
      error: at === count - 1,
    })),
  );
}

/** A fan: one root with count − 1 children that overlap each other. */
export function fanTrace(count: number): Trace {
  return buildTrace(
    Array.from({ length: count }, (_, at) => ({
      parent: at === 0 ? -1 : 0,
      service: `s${at % 7}`,
      name: 'call',
      start: at,
      end: at === 0 ? 2 * count : at + 1 + ((at * 7919) % 997),
      error: at === count - 1,
    })),
  );
}
