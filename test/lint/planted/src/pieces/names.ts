export const traceData = 1; // breaks: spanlight/plain-names
export class SpanManager {
  // breaks-previous: spanlight/plain-names
  readonly kept = true;
}
export type SpanInfo = string; // breaks: spanlight/plain-names
function wrap(): number {
  return 1;
}
export { wrap as wrapHelper }; // breaks: spanlight/plain-names
export const metadata = 1;
