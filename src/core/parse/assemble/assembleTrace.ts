import { nanos, SpanFlag, type SpanTable, type Trace } from '../../model';
import type { ParsedTrace, ResourceText, SpanTexts, TraceFormat } from '../TraceParser';
import type { JaegerList } from '../scan/Frame';
import { Mark } from '../scan/RawSpans';
import type { ScanState } from '../scan/ScanState';
import { Draft } from './Draft';
import { findProblems } from './findProblems';
import { IdIndex } from './IdIndex';
import { markOffScale } from './offScale';
import { resolveParents } from './parents';
import { preOrder, type PreOrder } from './preOrder';
import { counted, ProblemList } from './ProblemList';
import { SharedHalves } from './SharedHalves';
import { SpanOrder } from './SpanOrder';
import { fillTimes, findCore, repairStarts } from './times';
import { addWarningProblems } from './warningProblems';

/** Renumbers the entries that one trace uses, in order of first use. Shared by all traces of a document. */
class Renumbering {
  private readonly local: Int32Array;
  private readonly owner: Int32Array;
  private trace = 0;

  constructor(size: number) {
    this.local = new Int32Array(size);
    this.owner = new Int32Array(size);
  }

  /** Forgets all numbers given so far. */
  startTrace(): void {
    this.trace++;
  }

  /** The entry's number; `first` makes it when the entry is new to this trace. */
  numberOf(entry: number, first: (entry: number) => number): number {
    if (this.owner[entry] === this.trace) return this.local[entry] ?? 0;
    const number = first(entry);
    this.owner[entry] = this.trace;
    this.local[entry] = number;
    return number;
  }
}

/** Puts together the traces of a document, one after the other. */
export class Assembler {
  private readonly names: Renumbering;
  private readonly resources: Renumbering;
  private readonly nameTexts: (string | undefined)[] = [];

  constructor(private readonly state: ScanState) {
    this.names = new Renumbering(state.tokens.count);
    this.resources = new Renumbering(state.resources.list.length);
  }

  /** `rows` are the trace's spans in the raw columns, in the order of the input; the array is used up. `loose`: unreadable entries beside its own lists, and where what could not be read stands. */
  assemble(
    { traceId, format }: { traceId: string; format: TraceFormat },
    rows: Int32Array,
    lists: readonly JaegerList[],
    loose: { readonly count: number; readonly places: string },
  ): ParsedTrace {
    const draft = new Draft(this.state, rows);
    const order = new SpanOrder(draft);
    let core = findCore(draft);
    fillTimes(draft, core);
    const ids = new IdIndex(draft, order);
    if (ids.copies > 0) {
      core = findCore(draft);
      fillTimes(draft, core);
    }
    const halves = format === 'zipkin' ? new SharedHalves(draft, ids) : undefined;
    const parents = resolveParents(draft, ids, order, halves);
    repairStarts(draft, core);
    const tree = preOrder(draft, order);
    const offScale = markOffScale(draft, tree, core);
    const problems = new ProblemList();
    const repeated = ids.repeated();
    const wrong = halves === undefined ? repeated : repeated.filter((k) => !halves.isPair(k));
    findProblems(draft, tree, parents, wrong, format, problems);
    problems.add(
      'duplicate-span',
      [],
      ids.copies,
      `${counted(ids.copies, 'span')} came again as ${ids.copies === 1 ? 'an exact copy' : 'exact copies'} and ${ids.copies === 1 ? 'is' : 'are'} shown once.`,
    );
    addWarningProblems(draft, tree, lists, problems);
    const unreadable = lists.reduce((sum, list) => sum + list.unreadable, loose.count);
    problems.add(
      'unreadable-span',
      [],
      unreadable,
      `${counted(unreadable, 'entry', 'entries')} of the list of spans ${unreadable === 1 ? 'is no span and is' : 'are no spans and are'} left out${loose.places}.`,
    );
    return this.finish({ traceId, format }, draft, tree, problems, offScale);
  }

  private finish(
    of: { traceId: string; format: TraceFormat },
    draft: Draft,
    tree: PreOrder,
    found: ProblemList,
    offScale: number,
  ): ParsedTrace {
    const { count } = draft;
    let first = Infinity;
    let last = -Infinity;
    for (let k = 0; k < count; k++) {
      if (offScale < count && ((draft.flags[k] ?? 0) & SpanFlag.offScale) !== 0) continue;
      const start = draft.start[k] ?? 0;
      const end = draft.end[k] ?? 0;
      if (start < first) first = start;
      if (end > last) last = end;
    }
    if (!Number.isFinite(first)) first = 0;
    const oddIds = new Map<number, string>();
    const services: string[] = [];
    const names: string[] = [];
    const columns = this.fillColumns(of.format, draft, tree, first, { services, names, oddIds });
    for (const problem of found.problems) {
      for (const span of problem.spans)
        columns.spans.flags[span] = (columns.spans.flags[span] ?? 0) | SpanFlag.problem;
    }
    const duration = offScale < count ? Math.max(0, last - first) : 0;
    const trace: Trace = {
      traceId: of.traceId,
      startEpoch: BigInt(draft.baseSeconds) * 1_000_000_000n + BigInt(Math.round(first)),
      duration: nanos(duration),
      spans: columns.spans,
      services,
      names,
      oddIds,
      problems: found.problems,
    };
    return { trace, texts: columns.texts };
  }

  private fillColumns(
    format: TraceFormat,
    draft: Draft,
    tree: PreOrder,
    first: number,
    into: { services: string[]; names: string[]; oddIds: Map<number, string> },
  ): { spans: SpanTable; texts: SpanTexts } {
    const { count, raw, rows } = draft;
    const spans: SpanTable = {
      count,
      start: new Float64Array(count),
      end: new Float64Array(count),
      parent: tree.parent,
      subtreeEnd: tree.subtreeEnd,
      depth: tree.depth,
      service: new Uint32Array(count),
      name: new Uint32Array(count),
      kind: new Uint8Array(count),
      status: new Uint8Array(count),
      flags: new Uint16Array(count),
      idHigh: new Uint32Array(count),
      idLow: new Uint32Array(count),
    };
    const resources: ResourceText[] = [];
    const texts: SpanTexts = {
      format,
      blocks: this.state.bytes.blocks,
      block: new Uint16Array(count),
      offset: new Uint32Array(count),
      length: new Uint32Array(count),
      resource: new Uint32Array(count),
      resources,
    };
    const serviceNumbers = new Map<string, number>();
    const serviceOf: number[] = [];
    const nameNumbers = new Map<string, number>();
    this.names.startTrace();
    this.resources.startTrace();
    const newResource = (entry: number): number => {
      const text = this.state.resources.list[entry] ?? { service: '', resource: undefined, scope: undefined };
      resources.push(text);
      let service = serviceNumbers.get(text.service);
      if (service === undefined) {
        service = into.services.push(text.service) - 1;
        serviceNumbers.set(text.service, service);
      }
      return serviceOf.push(service) - 1;
    };
    const newName = (token: number): number => {
      const text = (this.nameTexts[token] ??= this.state.tokens.textOf(token));
      let name = nameNumbers.get(text);
      if (name === undefined) {
        name = into.names.push(text) - 1;
        nameNumbers.set(text, name);
      }
      return name;
    };
    for (let i = 0; i < count; i++) {
      const k = tree.order[i] ?? 0;
      const row = rows[k] ?? 0;
      spans.start[i] = (draft.start[k] ?? 0) - first;
      spans.end[i] = Math.max((draft.start[k] ?? 0) - first, (draft.end[k] ?? 0) - first);
      const resource = this.resources.numberOf(raw.resource[row] ?? 0, newResource);
      texts.resource[i] = resource;
      spans.service[i] = serviceOf[resource] ?? 0;
      spans.name[i] = this.names.numberOf(raw.name[row] ?? 0, newName);
      spans.kind[i] = raw.kind[row] ?? 0;
      spans.status[i] = raw.status[row] ?? 0;
      spans.flags[i] = draft.flags[k] ?? 0;
      spans.idHigh[i] = raw.idHigh[row] ?? 0;
      spans.idLow[i] = raw.idLow[row] ?? 0;
      texts.block[i] = raw.block[row] ?? 0;
      texts.offset[i] = raw.offset[row] ?? 0;
      texts.length[i] = raw.length[row] ?? 0;
      if (((raw.marks[row] ?? 0) & (Mark.oddId | Mark.noId)) !== 0) into.oddIds.set(i, draft.idText(k));
    }
    return { spans, texts };
  }
}
