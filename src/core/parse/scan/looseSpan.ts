import type { Collected } from './Collected';
import { isZipkinMember, Key } from './envelopeKeys';
import { faultWithin } from './faults';
import type { Frame } from './Frame';
import { readJaegerSpan } from './jaegerSpan';
import { MALFORMED, skipContainer } from './json';
import { KeyTable } from './KeyTable';
import { serviceOfResource } from './otlpAttributes';
import { readOtlpSpan } from './otlpSpan';
import type { ScanState } from './ScanState';
import { forEachMember } from './visit';
import { readZipkinSpan } from './zipkinSpan';

/** The object is no span, or not yet known to be one. */
export const NO_SPAN = -3;

const OWNER = new KeyTable({ resource: 1, scope: 2 });

/** The resource that an OTLP span which stands alone brings with it. */
function readOwner(state: ScanState, start: number, end: number): void {
  const { resources, raw } = state;
  let resource = -1;
  let scope = -1;
  forEachMember(state.bytes.current, start, end, (keyStart, keyEnd, from, to) => {
    const owner = OWNER.codeOf(state.bytes.current, keyStart, keyEnd);
    if (owner === 1) resource = resources.textNumber(from, to);
    else if (owner === 2) scope = resources.textNumber(from, to);
  });
  raw.resource[raw.count - 1] = resources.indexOf(resource, scope, serviceOfResource);
}

/**
 * Reads the object `frame`, the innermost of `stack`, again from its start when its member `key` gives it away as a span that
 * stands in no list made for spans. @returns the position behind it, INCOMPLETE, MALFORMED or NO_SPAN.
 */
export function readLooseSpan(
  collected: Collected,
  frame: Frame,
  key: number,
  stack: readonly Frame[],
): number {
  const { state } = collected;
  if (key === Key.spanId) {
    const end = readJaegerSpan(state, frame.start);
    if (end === MALFORMED) frame.anchored = false;
    else if (end >= 0) collected.looseSpan(frame);
    return end;
  }
  if (key === Key.otlpStart) {
    const end = readOtlpSpan(state, frame.start);
    if (end === MALFORMED) frame.anchored = false;
    else if (end >= 0) {
      readOwner(state, frame.start, end);
      collected.looseOtlpSpan(frame);
    }
    return end;
  }
  if (key === Key.chromePhase) {
    const end = collected.chrome.read(state, frame.start);
    if (end >= 0 && state.readable) collected.chromeEvent(stack.at(-2));
    else if (end >= 0 || end === MALFORMED) frame.anchored = false;
    return end >= 0 && !state.readable ? NO_SPAN : end;
  }
  if (!isZipkinMember(frame.seen, key)) return NO_SPAN;
  let end = readZipkinSpan(state, frame.start);
  if (end === MALFORMED) {
    // Something in it is no JSON: the entry is lost, but where its brackets close the list goes on.
    const { current: bytes, limit } = state.bytes;
    end = skipContainer(bytes, frame.start, limit);
    if (end >= 0) {
      collected.unreadable++;
      collected.fault(faultWithin(bytes, frame.start, end));
    }
  } else if (end >= 0 && !state.readable) {
    frame.anchored = false;
    return NO_SPAN;
  }
  if (end >= 0) collected.zipkinSpan(frame, stack.at(-2), stack.at(-3));
  return end;
}
