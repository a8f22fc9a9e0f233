import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { readTraceAddress, writeTraceAddress, type TraceAddress } from './traceAddress';

/** Makes whole links to the present trace, as a colleague can open them: the view as it is, with `part` changed. */
export function useShareLink(): (part: Partial<TraceAddress>) => string {
  const router = useRouter();
  return useCallback(
    (part) => {
      const before = new URLSearchParams(router.latestLocation.searchStr);
      const { address } = readTraceAddress(before);
      const raw = writeTraceAddress({ ...address, ...part }, before).toString();
      const { publicHref } = router.buildLocation({ to: '.', search: { raw } });
      return new URL(router.history.createHref(publicHref), window.location.href).href;
    },
    [router],
  );
}
