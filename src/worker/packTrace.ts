import type { Problem, SpanTable, TraceFacts } from '../core';
import type { OpenTrace } from './TraceEngine';

/** An open trace that may be posted: `transfer` goes with the message and costs the page nothing. */
export interface PackedTrace {
  readonly open: OpenTrace;
  readonly transfer: ArrayBuffer[];
}

/** Numbers in a buffer of their own. */
interface Column {
  readonly buffer: ArrayBufferLike;
  readonly byteLength: number;
}

/**
 * Makes an open trace ready for the page. The span table and the problems are copied here in the worker, which keeps the originals for
 * detail and find; the facts are given away. The page then takes over buffers instead of copying columns.
 */
export function packTrace(open: OpenTrace): PackedTrace {
  const transfer: ArrayBuffer[] = [];
  const give = <C extends Column>(column: C): C => {
    // Empty columns may share one buffer, which can be given only once.
    if (column.byteLength > 0 && column.buffer instanceof ArrayBuffer) transfer.push(column.buffer);
    return column;
  };
  const { trace } = open;
  return {
    open: {
      ...open,
      trace: {
        ...trace,
        spans: copyTable(trace.spans, give),
        problems: trace.problems.map((problem): Problem => ({
          ...problem,
          spans: give(problem.spans.slice()),
        })),
      },
      facts: packFacts(open.facts, give),
    },
    transfer,
  };
}

/** The same of several. */
export function packTraces(traces: readonly OpenTrace[]): {
  readonly opened: readonly OpenTrace[];
  readonly transfer: ArrayBuffer[];
} {
  const packed = traces.map(packTrace);
  return { opened: packed.map(({ open }) => open), transfer: packed.flatMap(({ transfer }) => transfer) };
}

type Give = <C extends Column>(column: C) => C;

function copyTable(table: SpanTable, give: Give): SpanTable {
  return {
    count: table.count,
    start: give(table.start.slice()),
    end: give(table.end.slice()),
    parent: give(table.parent.slice()),
    subtreeEnd: give(table.subtreeEnd.slice()),
    depth: give(table.depth.slice()),
    service: give(table.service.slice()),
    name: give(table.name.slice()),
    kind: give(table.kind.slice()),
    status: give(table.status.slice()),
    flags: give(table.flags.slice()),
    idHigh: give(table.idHigh.slice()),
    idLow: give(table.idLow.slice()),
  };
}

function packFacts(facts: TraceFacts, give: Give): TraceFacts {
  // A column that is a part of a larger buffer must not take the whole buffer along.
  const own = <C extends Column & { slice(): C }>(column: C): C =>
    give(column.byteLength === column.buffer.byteLength ? column : column.slice());
  return {
    ...facts,
    selfTime: own(facts.selfTime),
    criticalSpan: own(facts.criticalSpan),
    criticalStart: own(facts.criticalStart),
    criticalEnd: own(facts.criticalEnd),
    criticalOffset: own(facts.criticalOffset),
    errorsBefore: own(facts.errorsBefore),
  };
}
