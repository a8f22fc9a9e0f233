import type { Problem } from '../../model';
import type { ParsedTrace, ServerError } from '../TraceParser';
import type { Collected } from '../scan/Collected';
import type { JaegerList } from '../scan/Frame';
import { NO_TRACE_ID } from '../scan/jaegerSpan';
import { Mark } from '../scan/RawSpans';
import { Assembler } from './assembleTrace';
import { counted, quoted } from './ProblemList';

/** Writes to each span the number of the trace it belongs to: that of its list (Jaeger), else its own. */
function assignTraces(collected: Collected): Map<number, JaegerList[]> {
  const { raw, traceIds } = collected.state;
  const listsOf = new Map<number, JaegerList[]>();
  const nameless = traceIds.numberOfText('');
  for (const list of collected.lists) {
    let key = list.traceKey;
    for (let i = list.firstSpan; key < 0 && i < list.endSpan; i++) {
      const own = raw.traceKey[i] ?? NO_TRACE_ID;
      if (own !== NO_TRACE_ID) key = own;
    }
    if (key < 0) key = nameless;
    for (let i = list.firstSpan; i < list.endSpan; i++) {
      const own = raw.traceKey[i] ?? NO_TRACE_ID;
      if (own === key) continue;
      if (own !== NO_TRACE_ID) raw.marks[i] = (raw.marks[i] ?? 0) | Mark.foreign;
      raw.traceKey[i] = key;
    }
    const known = listsOf.get(key);
    if (known === undefined) listsOf.set(key, [list]);
    else known.push(list);
  }
  return listsOf;
}

/** The rows of each trace, in the order of the input; traces in order of their first span. */
function groupRows(collected: Collected): { key: number; rows: Int32Array }[] {
  const { raw, traceIds } = collected.state;
  const nameless = traceIds.numberOfText('');
  const sizes = new Int32Array(traceIds.texts.length);
  for (let i = 0; i < raw.count; i++) {
    if (raw.traceKey[i] === NO_TRACE_ID) raw.traceKey[i] = nameless;
    const key = raw.traceKey[i] ?? nameless;
    sizes[key] = (sizes[key] ?? 0) + 1;
  }
  const groups: { key: number; rows: Int32Array }[] = [];
  const groupOf = new Int32Array(sizes.length).fill(-1);
  const filled: number[] = [];
  for (let i = 0; i < raw.count; i++) {
    const key = raw.traceKey[i] ?? nameless;
    let group = groupOf[key] ?? -1;
    if (group < 0) {
      group = groups.length;
      groupOf[key] = group;
      groups.push({ key, rows: new Int32Array(sizes[key] ?? 0) });
      filled.push(0);
    }
    const at = filled[group] ?? 0;
    const rows = groups[group]?.rows;
    if (rows !== undefined) rows[at] = i;
    filled[group] = at + 1;
  }
  return groups;
}

function partialProblem(errors: readonly ServerError[], traceId: string): Problem | undefined {
  const own = errors.filter((error) => {
    const named = error.traceId?.toLowerCase().padStart(32, '0');
    return named === undefined || named === traceId;
  });
  const [first] = own;
  if (first === undefined) return undefined;
  const code = first.code === undefined ? '' : ` (${first.code})`;
  const more = own.length > 1 ? ` and ${counted(own.length - 1, 'more error')}` : '';
  return {
    code: 'partial',
    spans: new Int32Array(0),
    count: own.length,
    detail: `The server sent an error beside the trace: ${quoted(first.message)}${code}${more}. The trace may be incomplete.`,
  };
}

/** Puts together all traces with at least one span. The raw columns are of no use afterwards. */
export function assembleTraces(collected: Collected, truncated: boolean): readonly ParsedTrace[] {
  const { state } = collected;
  const listsOf = assignTraces(collected);
  const groups = groupRows(collected);
  const assembler = new Assembler(state);
  const lastKey = state.raw.traceKey[state.raw.count - 1];
  const shown = new Set(groups.map(({ key }) => key));
  for (const [key, lists] of listsOf) {
    if (shown.has(key)) continue;
    for (const list of lists) collected.unreadable += list.unreadable;
  }
  // Entries that belong to no known trace are told with the only one there is, else with the document.
  const loose = groups.length === 1 ? collected.unreadable : 0;
  const traces: ParsedTrace[] = [];
  for (const { key, rows } of groups) {
    const traceId = state.traceIds.texts[key] ?? '';
    const parsed = assembler.assemble(traceId, rows, listsOf.get(key) ?? [], loose);
    const extra: Problem[] = [];
    const partial = partialProblem(collected.serverErrors, traceId);
    if (partial !== undefined) extra.push(partial);
    if (truncated && key === lastKey) {
      extra.push({
        code: 'truncated',
        spans: new Int32Array(0),
        count: 1,
        detail: 'The text ends in the middle of this trace; spans after the cut are missing.',
      });
    }
    const trace =
      extra.length === 0 ? parsed.trace : { ...parsed.trace, problems: [...parsed.trace.problems, ...extra] };
    traces.push({ trace, texts: parsed.texts });
  }
  return traces;
}
