import { PairNumbers } from '../../analyse/PairNumbers';
import type { Trace } from '../../model';

export interface Labels {
  /** A number for each span: equal for spans of the same service and name. */
  readonly of: Int32Array;
  readonly count: number;
}

const known = new WeakMap<Trace, Labels>();

/** Numbers the pairs of service and name that a trace has. Linear; made once a trace. */
export function labelsOf(trace: Trace): Labels {
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
