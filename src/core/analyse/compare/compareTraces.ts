import type { Trace } from '../../model';
import type { CallTree } from '../callTree';
import { framePlaces, type FrameTree } from '../FrameTree';
import { PairNumbers } from '../PairNumbers';

/** One of the two traces that are compared. */
export interface ComparedTrace {
  readonly trace: Trace;
  /** Its spans merged by path. */
  readonly tree: CallTree;
}

/** What one of two traces has at each node. All arrays have as many members as there are nodes; times are sums, in nanoseconds. */
export interface ComparedSide {
  /** Spans merged; 0 = the trace does not have the path. */
  readonly spanCount: Uint32Array;
  readonly errorCount: Uint32Array;
  readonly total: Float64Array;
  readonly self: Float64Array;
  /** The first of the spans merged, −1 where there is none. */
  readonly firstSpan: Int32Array;
  /** For every span of the trace, the node that it was merged into. */
  readonly nodeOfSpan: Int32Array;
}

/**
 * Two traces as one tree: their spans matched by path of service and name. Columns in pre-order (see FrameTree). Siblings stand
 * in the order of the left trace; those that only the right one has come after them.
 */
export interface TraceComparison extends Pick<
  FrameTree,
  'count' | 'parent' | 'subtreeEnd' | 'depth' | 'service' | 'name'
> {
  /** What `service` and `name` count in: the dictionaries of both traces. */
  readonly services: readonly string[];
  readonly names: readonly string[];
  readonly left: ComparedSide;
  readonly right: ComparedSide;
}

/** Nodes or spans between two steps. */
const STEP = 8_192;

/** Gives every text one number, whichever trace it comes from. */
class SharedTexts {
  readonly texts: string[] = [];
  readonly #places = new Map<string, number>();

  *numbersOf(dictionary: readonly string[]): Generator<void, Int32Array, void> {
    const numbers = new Int32Array(dictionary.length);
    for (const [at, text] of dictionary.entries()) {
      if (at % STEP === STEP - 1) yield;
      const known = this.#places.get(text);
      numbers[at] = known ?? this.texts.length;
      if (known !== undefined) continue;
      this.#places.set(text, this.texts.length);
      this.texts.push(text);
    }
    return numbers;
  }
}

/** Nodes of both traces, parents before children. */
class Draft {
  readonly services = new SharedTexts();
  readonly names = new SharedTexts();
  readonly parent: number[] = [];
  readonly service: number[] = [];
  readonly name: number[] = [];
  readonly depth: number[] = [];
  readonly #groups = new PairNumbers();
  readonly #nodes = new PairNumbers();

  /** For every node of the tree its number here. */
  *add({ trace, tree }: ComparedTrace): Generator<void, Int32Array, void> {
    const services = yield* this.services.numbersOf(trace.services);
    const names = yield* this.names.numbersOf(trace.names);
    yield* this.#nodes.reserve(this.#nodes.count + tree.count);
    const numbers = new Int32Array(tree.count);
    for (let node = 0; node < tree.count; node++) {
      if (node % STEP === STEP - 1) yield;
      const service = services[tree.service[node] ?? 0] ?? 0;
      const name = names[tree.name[node] ?? 0] ?? 0;
      const above = tree.parent[node] ?? -1;
      const parent = above < 0 ? -1 : (numbers[above] ?? -1);
      const number = this.#nodes.numberOf(parent, this.#groups.numberOf(service, name));
      numbers[node] = number;
      if (number < this.parent.length) continue;
      this.parent.push(parent);
      this.service.push(service);
      this.name.push(name);
      this.depth.push(tree.depth[node] ?? 0);
    }
    return numbers;
  }
}

function* sideOf({ tree }: ComparedTrace, numbers: Int32Array, place: Int32Array) {
  const side: ComparedSide = {
    spanCount: new Uint32Array(place.length),
    errorCount: new Uint32Array(place.length),
    total: new Float64Array(place.length),
    self: new Float64Array(place.length),
    firstSpan: new Int32Array(place.length).fill(-1),
    nodeOfSpan: new Int32Array(tree.nodeOfSpan.length),
  };
  // No two nodes of one call tree have one path.
  for (let node = 0; node < tree.count; node++) {
    if (node % STEP === STEP - 1) yield;
    const at = place[numbers[node] ?? 0] ?? 0;
    side.spanCount[at] = tree.spanCount[node] ?? 0;
    side.errorCount[at] = tree.errorCount[node] ?? 0;
    side.total[at] = tree.total[node] ?? 0;
    side.self[at] = tree.self[node] ?? 0;
  }
  for (let span = tree.nodeOfSpan.length - 1; span >= 0; span--) {
    if (span % STEP === 0) yield;
    const node = place[numbers[tree.nodeOfSpan[span] ?? 0] ?? 0] ?? 0;
    side.nodeOfSpan[span] = node;
    side.firstSpan[node] = span;
  }
  return side;
}

/** Matches the spans of two traces by path. Linear in the spans of both, in short steps. */
export function* compareTraces(
  left: ComparedTrace,
  right: ComparedTrace,
): Generator<void, TraceComparison, void> {
  const draft = new Draft();
  const leftNumbers = yield* draft.add(left);
  const rightNumbers = yield* draft.add(right);
  const { place, size } = yield* framePlaces(draft.parent);
  const count = place.length;
  const columns = {
    parent: new Int32Array(count),
    subtreeEnd: new Int32Array(count),
    depth: new Int32Array(count),
    service: new Uint32Array(count),
    name: new Uint32Array(count),
  };
  for (let old = 0; old < count; old++) {
    if (old % STEP === STEP - 1) yield;
    const node = place[old] ?? 0;
    const above = draft.parent[old] ?? -1;
    columns.parent[node] = above < 0 ? -1 : (place[above] ?? -1);
    columns.subtreeEnd[node] = node + (size[old] ?? 1);
    columns.depth[node] = draft.depth[old] ?? 0;
    columns.service[node] = draft.service[old] ?? 0;
    columns.name[node] = draft.name[old] ?? 0;
  }
  return {
    count,
    ...columns,
    services: draft.services.texts,
    names: draft.names.texts,
    left: yield* sideOf(left, leftNumbers, place),
    right: yield* sideOf(right, rightNumbers, place),
  };
}
