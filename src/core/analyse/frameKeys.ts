import type { Trace } from '../model';
import type { FrameTree } from './FrameTree';
import { PairNumbers } from './PairNumbers';

/** 32 bits of FNV-1a over UTF-16 units, from a seed. */
function hashText(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}

function mix(before: number, service: number, name: number): number {
  let value = Math.imul(before ^ service, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13) ^ name, 0xc2b2ae35);
  return value ^ (value >>> 16);
}

/** Two halves of a key, the upper one of 16 bits: 48 bits are exact in a double, and rarely meet. */
const joined = (high: number, low: number): number => (high & 0xffff) * 2 ** 32 + (low >>> 0);

const seeds = [0x811c9dc5, 0x1b873593] as const;

/** Frames, or characters of texts, between two steps. */
const STEP = 16_384;

/** The hashes of texts. */
function* hashes(texts: readonly string[], seed: number): Generator<void, Int32Array, void> {
  const found = new Int32Array(texts.length);
  let characters = 0;
  for (const [at, text] of texts.entries()) {
    found[at] = hashText(text, seed);
    characters += text.length + 8;
    if (characters < 4 * STEP) continue;
    characters = 0;
    yield;
  }
  return found;
}

/** The dictionaries that frames count in. */
type Texts = Pick<Trace, 'services' | 'names'>;

/** What half of every key is made of. */
function* half(trace: Texts, count: number, seed: number) {
  const services = yield* hashes(trace.services, seed);
  const names = yield* hashes(trace.names, ~seed);
  return { seed, services, names, state: new Int32Array(count) };
}

/**
 * A number for every frame that says its path of services and names: the same in every trace and every browser, so
 * that an address can name a frame. Different paths of one trace meet about once in 10⁴ traces of 10⁵ paths. In short steps.
 */
export function* frameKeys(
  trace: Texts,
  tree: Pick<FrameTree, 'count' | 'parent' | 'service' | 'name'>,
): Generator<void, Float64Array, void> {
  const [high, low] = [yield* half(trace, tree.count, seeds[0]), yield* half(trace, tree.count, seeds[1])];
  const keys = new Float64Array(tree.count);
  for (let node = 0; node < tree.count; node++) {
    if (node % STEP === STEP - 1) yield;
    const above = tree.parent[node] ?? -1;
    for (const { seed, services, names, state } of [high, low]) {
      const before = above < 0 ? seed : (state[above] ?? 0);
      state[node] = mix(before, services[tree.service[node] ?? 0] ?? 0, names[tree.name[node] ?? 0] ?? 0);
    }
    keys[node] = joined(high.state[node] ?? 0, low.state[node] ?? 0);
  }
  return keys;
}

/** A key as an address carries it: at most 10 characters. */
export const writeFrameKey = (key: number): string => key.toString(36);

/** The frames that written keys name, in their order; −1 where the tree has none. The first of equal ones. One pass. */
export function framesOfKeys(keys: Float64Array, written: readonly string[]): Int32Array {
  const wanted = new Map<number, number[]>();
  const found = new Int32Array(written.length).fill(-1);
  written.forEach((text, at) => {
    if (!/^[0-9a-z]{1,10}$/.test(text)) return;
    const key = parseInt(text, 36);
    wanted.set(key, [...(wanted.get(key) ?? []), at]);
  });
  if (wanted.size === 0) return found;
  for (let node = keys.length - 1; node >= 0; node--) {
    const places = wanted.get(keys[node] ?? -1);
    if (places) for (const at of places) found[at] = node;
  }
  return found;
}

/** Frames of one service and name have one number, from 0 on in the order of their first appearance. In short steps. */
export function* frameGroups(tree: Pick<FrameTree, 'service' | 'name'>): Generator<void, Int32Array, void> {
  const numbers = new PairNumbers();
  const groups = new Int32Array(tree.service.length);
  for (let node = 0; node < groups.length; node++) {
    if (node % STEP === 0) yield* numbers.reserve(numbers.count + STEP);
    groups[node] = numbers.numberOf(tree.service[node] ?? 0, tree.name[node] ?? 0);
    if (node % STEP === STEP - 1) yield;
  }
  return groups;
}

/** Every service and name of a tree once, in the order of their first appearance; `key` names each in an address. */
export interface Operations {
  readonly count: number;
  readonly service: Uint32Array;
  readonly name: Uint32Array;
  readonly key: Float64Array;
}

/** For every frame of any tree of the trace the number of its service and name among the operations. In short steps. */
export function* operationNumbers(
  operations: Operations,
  { service, name }: { readonly service: ArrayLike<number>; readonly name: ArrayLike<number> },
): Generator<void, Int32Array, void> {
  const numbers = new PairNumbers();
  yield* numbers.reserve(operations.count);
  for (let at = 0; at < operations.count; at++) {
    if (at % STEP === STEP - 1) yield;
    numbers.numberOf(operations.service[at] ?? 0, operations.name[at] ?? 0);
  }
  const found = new Int32Array(service.length);
  for (let frame = 0; frame < found.length; frame++) {
    if (frame % STEP === STEP - 1) yield;
    found[frame] = numbers.numberOf(service[frame] ?? 0, name[frame] ?? 0);
  }
  return found;
}

/** The services and names of a tree, numbered as frameGroups does. In short steps. */
export function* operationsOf(
  trace: Trace,
  tree: FrameTree,
  groups: Int32Array,
): Generator<void, Operations, void> {
  const sample: number[] = [];
  for (let node = 0; node < groups.length; node++) {
    if (node % STEP === STEP - 1) yield;
    if (groups[node] === sample.length) sample.push(node);
  }
  const columns = {
    count: sample.length,
    parent: new Int32Array(sample.length).fill(-1),
    service: Uint32Array.from(sample, (node) => tree.service[node] ?? 0),
    name: Uint32Array.from(sample, (node) => tree.name[node] ?? 0),
  };
  yield;
  return { ...columns, key: yield* frameKeys(trace, columns) };
}
