import { PairNumbers } from '../../analyse/PairNumbers';
import type { Trace } from '../../model';

export interface Labels {
  /** A number for each span: equal for spans that are alike. */
  readonly of: Int32Array;
  readonly count: number;
}

const known = new WeakMap<Trace, Labels>();

/**
 * Numbers what spans are alike in: service and name, and the values of `alike` (per span a number for its value, −1 for none, which is
 * a value like others). Linear.
 */
export function labelsOf(trace: Trace, alike: readonly Int32Array[] = []): Labels {
  let labels = namesOf(trace);
  for (const values of alike) {
    const pairs = new PairNumbers();
    const of = labels.of.map((label, span) => pairs.numberOf(label, values[span] ?? -1));
    labels = { of, count: pairs.count };
  }
  return labels;
}

/** Numbers the pairs of service and name that a trace has. Linear; made once a trace. */
function namesOf(trace: Trace): Labels {
  const before = known.get(trace);
  if (before !== undefined) return before;
  const { count, service, name } = trace.spans;
  const of = new Int32Array(count);
  const pairs = new PairNumbers();
  for (let i = 0; i < count; i++) of[i] = pairs.numberOf(service[i] ?? 0, name[i] ?? 0);
  const labels = { of, count: pairs.count };
  known.set(trace, labels);
  return labels;
}
