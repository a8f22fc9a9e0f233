import { useEffect, useMemo, useState } from 'react';
import { sortedOrder, textRanks, type OrderKey, type SpanColumn } from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import { inSlices } from '../../../state/session/inSlices';
import type { SortKey } from '../../../state/url/trace/tableParts';

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
  return sortedOrder(count, ready);
}

/** Spans in the order that is asked for; while that is made, in the one before. */
export function useSortedSpans(
  count: number,
  byKey: ReadonlyMap<string, SpanColumn>,
  sort: readonly SortKey[],
): Int32Array {
  const [order, setOrder] = useState<Int32Array>();
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
  }, [count, keys]);
  const natural = useMemo(() => Int32Array.from({ length: count }, (_, span) => span), [count]);
  return order ?? natural;
}
