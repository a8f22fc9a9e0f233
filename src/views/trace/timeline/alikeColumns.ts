import type { QueryClient } from '@tanstack/react-query';
import type { AttributeColumn } from '../../../core';
import { columnQuery } from '../../../state/query/useAttributes';

/** The values of tags for all spans. Rejects where one could not be read. */
export const alikeColumns = (
  client: QueryClient,
  handle: number,
  keys: readonly string[],
): Promise<readonly AttributeColumn[]> =>
  Promise.all(keys.map((key) => client.query(columnQuery(handle, key))));
