import { useEffect, useMemo, useState } from 'react';
import {
  orderInSteps,
  spanIndex,
  textRanks,
  type OrderKey,
  type SpanColumn,
  type Trace,
} from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import { inSlices } from '../../../state/session/inSlices';
import type { SortKey } from '../../../state/url/trace/tableParts';
import { sameSpan } from '../followSpans';
import { useFollowing } from '../useFollowing';

/** The order of all spans by columns, in short steps. */
function* orderOf(
  count: number,
  keys: readonly { readonly column: SpanColumn; readonly descending: boolean }[],
): Generator<void, Int32Array, void> {
  const ready: OrderKey[] = [];
  for (const { column, descending } of keys) {
    const { numbers, texts, of } = column;
    if (numbers !== undefined) {
      ready.push({ values: numbers, descending });
      continue;
    }
    const ranks = yield* textRanks(texts);
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const place = of[i] ?? -1;
      values[i] = place < 0 ? NaN : (ranks[place] ?? NaN);
    }
    ready.push({ values, descending });
    yield;
  }
  return yield* orderInSteps(count, ready);
}

/** The order of the state before, with what has come at its end. */
function orderThatStays(order: Int32Array, before: Trace, after: Trace): Int32Array {
  const next: number[] = [];
  const isThere = new Uint8Array(after.spans.count);
  for (const span of order) {
    const same = sameSpan(spanIndex(span), before, after);
    if (same === undefined) continue;
    next.push(same);
    isThere[same] = 1;
  }
  for (let i = 0; i < after.spans.count; i++) if (isThere[i] === 0) next.push(i);
  return Int32Array.from(next);
}

/** Spans in the order that is asked for; while that is made, in the one before. */
export function useSortedSpans(
  trace: Trace,
  byKey: ReadonlyMap<string, SpanColumn>,
  sort: readonly SortKey[],
): Int32Array {
  const { count } = trace.spans;
  const [order, setOrder] = useFollowing<Trace, Int32Array | undefined>(
    trace,
    () => undefined,
    (before, was, now) => before && orderThatStays(before, was, now),
  );
  const wanted = sort.flatMap(({ key, descending }) => {
    const column = byKey.get(key);
    return column === undefined ? [] : [{ column, descending }];
  });
  // Other columns may come and go, and the address be read anew, without a new order.
  const [keys, setKeys] = useState(wanted);
  const isNew =
    keys.length !== wanted.length ||
    keys.some(({ column, descending }, at) => {
      const other = wanted[at];
      return column !== other?.column || descending !== other.descending;
    });
  if (isNew) setKeys(wanted);
  useEffect(() => {
    const abort = new AbortController();
    void whileBusy(inSlices(orderOf(count, keys), abort.signal)).then((made) => {
      if (made) setOrder(made);
    });
    return () => {
      abort.abort();
    };
  }, [count, keys, setOrder]);
  const natural = useMemo(() => new Int32Array(count).map((_, span) => span), [count]);
  return order ?? natural;
}
