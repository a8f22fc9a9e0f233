import { traceHeader, visibleText } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** "A: GET /checkout": what a trace is, in a few words. */
export function traceWords({ trace, facts }: OpenTrace): string {
  const { service, name } = traceHeader(trace, facts);
  return visibleText(`${service.slice(0, 60)}: ${name.slice(0, 80)}`);
}
