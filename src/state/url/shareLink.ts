import { zoneToShare } from '../session/readerTimes';
import { unitToShare } from './durationUnit';
import { standalone } from './embedding';
import { currentPlace, hrefOf } from './place';
import { emptyTraceAddress, readTraceAddress, writeTraceAddress, type TraceAddress } from './traceAddress';

/**
 * A whole link to the present trace, as a colleague can open it, in a page of its own: what is kept of the present address
 * (all of the view, or nothing but which trace it is) with `part` changed, with the unit of durations, and the zone that times are read in as a hint.
 */
export function shareLink(part: Partial<TraceAddress>, kept: 'view' | 'trace' = 'view'): string {
  const { path, raw: present } = currentPlace();
  const before = new URLSearchParams(present);
  const { address } = readTraceAddress(before);
  const rest = kept === 'view' ? address : { ...emptyTraceAddress, from: address.from, raw: address.raw };
  const raw = standalone(
    writeTraceAddress(
      { ...rest, ...part, zone: zoneToShare(), durationUnit: unitToShare() },
      before,
    ).toString(),
  );
  return new URL(hrefOf({ path, raw }), window.location.href).href;
}
