import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AttributeColumn } from '../../../core';
import { whileBusy } from '../../../state/session/busy';
import { announce } from '../../../ui/announce';
import type { OpenTrace } from '../../../worker/TraceEngine';

const none: readonly AttributeColumn[] = [];

/** The values of the tags that siblings must share to stand as one row; none while they are awaited. `keys` is the same while it says the same. */
export function useAlike(open: OpenTrace, keys: readonly string[]): readonly AttributeColumn[] {
  const client = useQueryClient();
  const [made, setMade] = useState({ open, keys, columns: none });
  useEffect(() => {
    if (keys.length === 0) return;
    let isLeft = false;
    const asking = import('./alikeColumns').then(({ alikeColumns }) =>
      alikeColumns(client, open.handle, keys),
    );
    whileBusy(asking).then(
      (columns) => {
        if (!isLeft) setMade({ open, keys, columns });
      },
      () => {
        if (!isLeft) announce('The tags could not be read: siblings stand together by operation alone');
      },
    );
    return () => {
      isLeft = true;
    };
  }, [client, open, keys]);
  return keys.length > 0 && made.open === open && made.keys === keys ? made.columns : none;
}
