import { useQuery } from '@tanstack/react-query';
import { whileBusy } from '../session/busy';
import type { OpenTrace } from '../../worker/TraceEngine';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

/** The keys of the attributes of an open trace, most frequent first. */
export function useAttributeKeys({ handle }: OpenTrace) {
  return useQuery({
    queryKey: ['attribute-keys', handle],
    queryFn: async () => unwrap(await whileBusy(getEngine().attributeKeys(handle))),
  });
}

/**
 * The values of one attribute key for all spans; idle while there is no key. Built-ins (see builtinOf) are no attributes: they
 * are computed from the columns. Let go a minute after the last look.
 */
export function useColumn({ handle }: OpenTrace, key: string | undefined) {
  return useQuery({
    queryKey: ['column', handle, key],
    gcTime: 60_000,
    enabled: key !== undefined,
    queryFn: async () => unwrap(await whileBusy(getEngine().column(handle, key ?? ''))),
  });
}
