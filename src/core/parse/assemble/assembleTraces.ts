import type { Problem } from '../../model';
import type { ParsedTrace, ServerError } from '../TraceParser';
import type { Collected } from '../scan/Collected';
import { Form, FORMATS } from '../scan/forms';
import type { JaegerList } from '../scan/Frame';
import { NO_TRACE_ID } from '../scan/jaegerSpan';
import { Mark } from '../scan/RawSpans';
import { placesOf } from './documentProblems';
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

/** Spans of one trace in one format. */
interface RowGroup {
  /** Number of the trace id. */
  readonly key: number;
  /** A Form. */
  readonly form: number;
  readonly rows: Int32Array;
}

/**
 * The rows of each trace, in the order of the input; traces in order of their first span. A trace whose spans came in several
 * formats is several: how a span is decoded is a matter of its trace.
 */
function groupRows(collected: Collected): RowGroup[] {
  const { raw, traceIds } = collected.state;
  const nameless = traceIds.numberOfText('');
  const forms = FORMATS.length;
  const sizes = new Int32Array(traceIds.texts.length * forms);
  for (let i = 0; i < raw.count; i++) {
    if (raw.traceKey[i] === NO_TRACE_ID) raw.traceKey[i] = nameless;
    const slot = (raw.traceKey[i] ?? nameless) * forms + (raw.form[i] ?? 0);
    sizes[slot] = (sizes[slot] ?? 0) + 1;
  }
  const groups: RowGroup[] = [];
  const groupOf = new Int32Array(sizes.length).fill(-1);
  const filled: number[] = [];
  for (let i = 0; i < raw.count; i++) {
    const key = raw.traceKey[i] ?? nameless;
    const form = raw.form[i] ?? 0;
    const slot = key * forms + form;
    let group = groupOf[slot] ?? -1;
    if (group < 0) {
      group = groups.length;
      groupOf[slot] = group;
      groups.push({ key, form, rows: new Int32Array(sizes[slot] ?? 0) });
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
  const shown = new Set(groups.filter(({ form }) => form === Form.jaeger).map(({ key }) => key));
  for (const [key, lists] of listsOf) {
    if (shown.has(key)) continue;
    for (const list of lists) collected.unreadable += list.unreadable;
  }
  // Entries that belong to no known trace are told with the only one there is, else with the document.
  const isOnly = groups.length === 1;
  const loose = { count: isOnly ? collected.unreadable : 0, places: isOnly ? placesOf(collected) : '' };
  const traces: ParsedTrace[] = [];
  for (const { key, form, rows } of groups) {
    const traceId = state.traceIds.texts[key] ?? '';
    const lists = form === Form.jaeger ? (listsOf.get(key) ?? []) : [];
    const format = FORMATS[form] ?? 'jaeger';
    const parsed = assembler.assemble({ traceId, format }, rows, lists, loose);
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
