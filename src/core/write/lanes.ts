import { FreeLanes } from '../layout/flame/FreeLanes';
import type { Trace } from '../model';

/** Spans on tracks on which each lies wholly inside the one below it, as the stacks of other tools want them. */
export interface Lanes {
  /** Positions in `spans`, in the order of their starts; those that hold others before what they hold. */
  readonly order: Uint32Array;
  /** Track of each span of `spans`, from 0 on within its group. */
  readonly lane: Int32Array;
  /** Tracks of each group. */
  readonly counts: ReadonlyMap<number, number>;
}

/**
 * Puts spans on tracks: a span lies on that of its parent where it is of the same group, ends no later and nothing else runs there;
 * else on the first that is free for all of its time. n log n.
 */
export function assignLanes(
  { spans: table }: Trace,
  spans: Uint32Array,
  groupOf: (span: number) => number,
): Lanes {
  const start = (at: number) => table.start[spans[at] ?? 0] ?? 0;
  const end = (at: number) => table.end[spans[at] ?? 0] ?? 0;
  const order = Uint32Array.from({ length: spans.length }, (_, at) => at).sort(
    (a, b) => start(a) - start(b) || end(b) - end(a) || a - b,
  );
  const lane = new Int32Array(spans.length).fill(-1);
  const placeOf = new Int32Array(table.count).fill(-1);
  spans.forEach((span, at) => {
    placeOf[span] = at;
  });
  const groups = new Map<number, { readonly free: FreeLanes; readonly open: number[][] }>();
  for (const at of order) {
    const span = spans[at] ?? 0;
    const number = groupOf(span);
    let group = groups.get(number);
    if (group === undefined) groups.set(number, (group = { free: new FreeLanes(), open: [] }));
    const above = table.parent[span] ?? -1;
    const parent = above < 0 || groupOf(above) !== number ? -1 : (placeOf[above] ?? -1);
    // A parent that begins later has no track yet.
    const wanted = parent < 0 ? -1 : (lane[parent] ?? -1);
    let open = group.open[wanted];
    while (open !== undefined && open.length > 0 && end(open.at(-1) ?? 0) <= start(at)) open.pop();
    if (open?.at(-1) !== parent || end(at) > end(parent)) {
      const free = group.free.take(0, start(at), end(at));
      group.open[free] = open = [];
      lane[at] = free;
    } else lane[at] = wanted;
    open.push(at);
  }
  return { order, lane, counts: new Map([...groups].map(([number, { free }]) => [number, free.count])) };
}
