import { traceText } from '../bench/traceText.mjs';

const MAX_SPANS = 1_000_000;
const HEAD = '{"data":[';
const TAIL = '],"total":0,"limit":0,"offset":0,"errors":null}';

/**
 * The traces of the benchmarks, for --big-traces: the id be2c…N (N hexadecimal, see bench/traceText) is a trace of N
 * spans, 1 to 1 000 000. The text of the trace object, made while it is read; undefined for other ids.
 */
export function bigTrace(traceId: string): Iterable<string> | undefined {
  const digits = /^be2c([0-9a-f]{28})$/.exec(traceId)?.[1];
  const spans = Number.parseInt(digits ?? '0', 16);
  return spans >= 1 && spans <= MAX_SPANS ? traceObject(spans) : undefined;
}

/** Cuts the envelope of the whole answer off, however it is cut into pieces. */
function* traceObject(spans: number): Generator<string> {
  let skip = HEAD.length;
  let before = '';
  for (const text of traceText(spans)) {
    if (before !== '') yield before;
    before = text.slice(skip);
    skip -= text.length - before.length;
  }
  if (!before.endsWith(TAIL)) throw new Error('bench/traceText no longer ends as expected');
  yield before.slice(0, -TAIL.length);
}
