import { useEffect, useMemo } from 'react';
import { servicesFromJaegerFilter } from '../../../core';
import type { TraceView } from '../useTraceView';

/**
 * Makes a cut of Jaeger UI's choice of services (`svcFilter`), so that it is a chip like any other. Answers with a sentence where the
 * choice was made for other services than the trace has; '' otherwise.
 */
export function useJaegerFilter({ open, address, change }: TraceView): string {
  const { serviceFilter, cuts } = address;
  const filter = useMemo(() => servicesFromJaegerFilter(serviceFilter, open.trace), [serviceFilter, open]);
  const hidden = filter === undefined || filter.outdated ? undefined : filter.hidden;
  useEffect(() => {
    if (hidden === undefined) return;
    const cut = { cut: { cut: 'services', services: hidden }, on: true } as const;
    change({ serviceFilter: '', cuts: hidden.length === 0 ? cuts : [cut, ...cuts] }, 'replace');
  }, [hidden, cuts, change]);
  return filter?.outdated === true
    ? 'The choice of services in this link was made for other services than this trace has; all are shown.'
    : '';
}
