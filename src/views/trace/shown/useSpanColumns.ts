import { useEffect, useMemo, useState } from 'react';
import {
  attributeSpanColumn,
  builtinColumn,
  builtinOf,
  type Builtin,
  type Failure,
  type SpanColumn,
} from '../../../core';
import { failureOf } from '../../../state/query/FailureError';
import { useColumns } from '../../../state/query/useAttributes';
import { whileBusy } from '../../../state/session/busy';
import { inSlices } from '../../../state/session/inSlices';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** Columns that are there; those that are awaited are left out. */
export interface SpanColumns {
  readonly byKey: ReadonlyMap<string, SpanColumn>;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

const isThere = <T>(one: T | undefined): one is T => one !== undefined;

function* madeOf({ trace, facts }: OpenTrace, builtins: readonly Builtin[]) {
  const columns: SpanColumn[] = [];
  for (const builtin of builtins) {
    columns.push(yield* builtinColumn(trace, facts, builtin));
    yield;
  }
  return columns;
}

/** Columns by their keys: built-ins are made here in slices, attributes by the worker. */
export function useSpanColumns(open: OpenTrace, keys: readonly string[]): SpanColumns {
  const key = [...new Set(keys)].join('\n');
  const [made, setMade] = useState<{ readonly of: OpenTrace; readonly columns: readonly SpanColumn[] }>();
  const { builtins, attributes } = useMemo(() => {
    const wanted = key === '' ? [] : key.split('\n');
    return {
      builtins: wanted.map(builtinOf).filter(isThere),
      attributes: wanted.filter((one) => builtinOf(one) === undefined),
    };
  }, [key]);
  useEffect(() => {
    const abort = new AbortController();
    void whileBusy(inSlices(madeOf(open, builtins), abort.signal)).then((columns) => {
      if (columns) setMade({ of: open, columns });
    });
    return () => {
      abort.abort();
    };
  }, [open, builtins]);
  const { columns: attributeColumns, error, retry } = useColumns(open, attributes);
  const byKey = useMemo(() => {
    const own = made?.of === open ? made.columns : [];
    const columns = [...own, ...attributeColumns.map(attributeSpanColumn)];
    return new Map(columns.map((column) => [column.key, column]));
  }, [made, open, attributeColumns]);
  return { byKey, failure: error ? failureOf(error) : undefined, retry };
}
