import { difference, type ChangeMeasure, type TraceComparison } from '../analyse';
import { orderInSteps } from './sortedOrder';

/** Nodes between two steps. */
const STEP = 16_384;

/**
 * Nodes by the size of a difference, whichever its sign: the largest first, or the smallest; equal ones as they stand.
 * Linear, in short steps.
 */
export function* byDifference(
  comparison: TraceComparison,
  nodes: Int32Array,
  measure: ChangeMeasure,
  descending: boolean,
): Generator<void, Int32Array, void> {
  const values = new Float64Array(nodes.length);
  for (let at = 0; at < nodes.length; at++) {
    if (at % STEP === STEP - 1) yield;
    values[at] = Math.abs(difference(comparison, nodes[at] ?? 0, measure));
  }
  const order = yield* orderInSteps(nodes.length, [{ values, descending }]);
  yield;
  return order.map((at) => nodes[at] ?? 0);
}
