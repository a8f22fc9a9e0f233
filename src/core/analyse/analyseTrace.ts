import { SpanStatus, type SpanTable, type Trace, type TraceFacts } from '../model';
import { criticalPath } from './criticalPath';
import { selfTime } from './selfTime';

function countErrorsBefore(spans: SpanTable): Int32Array {
  const errorsBefore = new Int32Array(spans.count + 1);
  let errors = 0;
  for (let i = 0; i < spans.count; i++) {
    if (spans.status[i] === SpanStatus.error) errors++;
    errorsBefore[i + 1] = errors;
  }
  return errorsBefore;
}

function countDepths(spans: SpanTable): number {
  let deepest = -1;
  for (let i = 0; i < spans.count; i++) deepest = Math.max(deepest, spans.depth[i] ?? 0);
  return deepest + 1;
}

/** All facts that the pages show of a trace. Linear in the spans, apart from sorting the children of spans on the critical path. */
export function analyseTrace(trace: Trace): TraceFacts {
  return {
    selfTime: selfTime(trace.spans),
    ...criticalPath(trace.spans),
    errorsBefore: countErrorsBefore(trace.spans),
    depthCount: countDepths(trace.spans),
  };
}
