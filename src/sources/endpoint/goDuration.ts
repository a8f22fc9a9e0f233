const UNIT_NANOS: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 6e10],
  ['h', 3.6e12],
]);

export type ParsedDuration =
  { readonly ok: true; readonly nanos: number } | { readonly ok: false; readonly message: string };

/** Go's time.ParseDuration, with its error texts. Result in nanoseconds. */
export function parseGoDuration(text: string): ParsedDuration {
  const refuse = (message: string): ParsedDuration => ({
    ok: false,
    message: `time: ${message} ${JSON.stringify(text)}`,
  });
  let rest = text;
  const negative = rest.startsWith('-');
  if (negative || rest.startsWith('+')) rest = rest.slice(1);
  if (rest === '0') return { ok: true, nanos: 0 };
  if (rest === '') return refuse('invalid duration');
  let nanos = 0;
  while (rest !== '') {
    const digits = /^(?:\d+\.?\d*|\.\d+)/.exec(rest)?.[0];
    if (digits === undefined) return refuse('invalid duration');
    rest = rest.slice(digits.length);
    const unit = /^[^\d.]+/.exec(rest)?.[0];
    if (unit === undefined) return refuse('missing unit in duration');
    const scale = UNIT_NANOS.get(unit);
    if (scale === undefined) return refuse(`unknown unit ${JSON.stringify(unit)} in duration`);
    nanos += Number(digits) * scale;
    rest = rest.slice(unit.length);
  }
  return { ok: true, nanos: negative ? -nanos : nanos };
}

/** Go's Duration.String for whole nanoseconds up to minutes, from microseconds: `65ms`, `-52.5ms`, `1.2s`. */
export function formatGoDuration(micros: number): string {
  const size = Math.abs(micros);
  if (size >= 1e6) return `${micros / 1e6}s`;
  return size >= 1e3 ? `${micros / 1e3}ms` : `${micros}µs`;
}
