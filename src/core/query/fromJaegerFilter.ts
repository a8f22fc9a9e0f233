import type { Trace } from '../model';

/** Which services of a trace Jaeger UI's `svcFilter` leaves, and which it hides with all below them. Both sorted. */
export interface JaegerServiceFilter {
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
  /** The filter was made for other services than the trace has now: it says nothing, all are shown. */
  readonly outdated: boolean;
}

/** Jaeger UI's checksum of sorted names: 16 bits, over their UTF-16 units, joined by NUL. */
function checksum(names: readonly string[]): number {
  let value = 0x811c;
  const add = (unit: number) => {
    value = Math.imul(value ^ unit, 0x0101) & 0xffff;
  };
  names.forEach((name, at) => {
    if (at > 0) add(0);
    for (let k = 0; k < name.length; k++) add(name.charCodeAt(k));
  });
  return value;
}

/**
 * Reads Jaeger UI's `svcFilter`: `<checksum>.<bits>`, both hexadecimal, a bit for each service of the trace in the order of their
 * UTF-16 units, the lowest for the first; 1 = shown. undefined where it hides nothing, would hide everything, or cannot be read:
 * Jaeger UI shows all then. Linear in the spans.
 */
export function servicesFromJaegerFilter(
  text: string,
  { services, spans }: Pick<Trace, 'services' | 'spans'>,
): JaegerServiceFilter | undefined {
  const [, sum = '', bits = ''] = /^([0-9a-f]{1,4})\.([0-9a-f]+)$/i.exec(text) ?? [];
  if (sum === '') return undefined;
  const isUsed = new Uint8Array(services.length);
  for (let i = 0; i < spans.count; i++) isUsed[spans.service[i] ?? 0] = 1;
  const names = services.filter((_, at) => isUsed[at] === 1).sort();
  if (parseInt(sum, 16) !== checksum(names)) return { shown: names, hidden: [], outdated: true };
  const isShown = (at: number) => ((parseInt(bits.at(-1 - (at >> 2)) ?? '0', 16) >> (at & 3)) & 1) === 1;
  const shown = names.filter((_, at) => isShown(at));
  const hidden = names.filter((_, at) => !isShown(at));
  return shown.length === 0 || hidden.length === 0 ? undefined : { shown, hidden, outdated: false };
}
