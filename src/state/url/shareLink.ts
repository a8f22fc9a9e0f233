import { zoneToShare } from '../session/readerTimes';
import { currentPlace, hrefOf } from './place';
import { readTraceAddress, writeTraceAddress, type TraceAddress } from './traceAddress';

/**
 * A whole link to the present trace, as a colleague can open it: the view as it is, with `part` changed, and the zone that times
 * are read in as a hint.
 */
export function shareLink(part: Partial<TraceAddress>): string {
  const { path, raw: present } = currentPlace();
  const before = new URLSearchParams(present);
  const { address } = readTraceAddress(before);
  const raw = writeTraceAddress({ ...address, ...part, zone: zoneToShare() }, before).toString();
  return new URL(hrefOf({ path, raw }), window.location.href).href;
}
