import type { SpanIndex, Trace, TraceFacts } from '../../model';
import type { Cut } from './Cut';
import { labelsOf } from './labels';

/**
 * Which cut took each span: its place in the list, −1 for spans that stay. The cuts work one after the other, each on what the
 * former left; undefined members (switched off) do nothing. Each is one pass over the spans, and one step.
 */
export function* applyCuts(
  trace: Trace,
  facts: TraceFacts,
  cuts: readonly (Cut<SpanIndex> | undefined)[],
): Generator<void, Int32Array, void> {
  const cutOf = new Int32Array(trace.spans.count).fill(-1);
  for (const [at, cut] of cuts.entries()) {
    if (cut === undefined) continue;
    const goes = chosenBy(trace, facts, cut, cutOf);
    for (let i = 0; i < cutOf.length; i++) if (goes[i] === 1 && cutOf[i] === -1) cutOf[i] = at;
    yield;
  }
  return cutOf;
}

/** 1 for each span that the cut takes, whether or not it is there still. */
function chosenBy(trace: Trace, facts: TraceFacts, cut: Cut<SpanIndex>, cutOf: Int32Array): Uint8Array {
  const { spans, services, names } = trace;
  const { count, subtreeEnd, service, name, start, end } = spans;
  const goes = new Uint8Array(count);
  const stopOf = (span: number) => Math.max(span + 1, subtreeEnd[span] ?? 0);
  /** Marks the spans that `is` chooses, and with `below` all that is below them. Chosen are only spans that are still there. */
  const mark = (is: (span: number) => boolean, below: boolean) => {
    let until = 0;
    for (let i = 0; i < count; i++) {
      if (i >= until && !(cutOf[i] === -1 && is(i))) continue;
      goes[i] = 1;
      if (below && i >= until) until = stopOf(i);
    }
  };
  const turn = () => {
    for (let i = 0; i < count; i++) goes[i] = goes[i] === 1 ? 0 : 1;
  };
  switch (cut.cut) {
    case 'root':
      goes.fill(1);
      goes.fill(0, cut.span, stopOf(cut.span));
      break;
    case 'subtree':
      goes.fill(1, cut.span, stopOf(cut.span));
      break;
    case 'span':
      goes[cut.span] = 1;
      break;
    case 'only-service':
    case 'service': {
      const wanted = services.indexOf(cut.service);
      mark((span) => service[span] === wanted, cut.cut === 'service' && cut.subtree);
      if (cut.cut === 'only-service') turn();
      break;
    }
    case 'services': {
      const unwanted = new Set(cut.services);
      const goesBy = services.map((one) => unwanted.has(one));
      mark((span) => goesBy[service[span] ?? -1] === true, true);
      break;
    }
    case 'like':
    case 'only-like': {
      const [ofService, ofName] = [services.indexOf(cut.service), names.indexOf(cut.name)];
      mark((span) => service[span] === ofService && name[span] === ofName, cut.cut === 'only-like');
      if (cut.cut === 'only-like') turn();
      break;
    }
    case 'below': {
      const { selfTime } = facts;
      if (cut.by === 'self') mark((span) => (selfTime[span] ?? 0) < cut.least, false);
      else mark((span) => (end[span] ?? 0) - (start[span] ?? 0) < cut.least, false);
      break;
    }
    case 'recursion':
      markRecursion(trace, cutOf, goes);
      break;
    case 'paths':
      goes.fill(1);
      for (const span of cut.spans) {
        for (let at: number = span; at >= 0 && goes[at] === 1; at = spans.parent[at] ?? -1) goes[at] = 0;
      }
      break;
  }
  return goes;
}

/** Marks spans that have one of their own service and name above them, among those that are still there. */
function markRecursion(trace: Trace, cutOf: Int32Array, goes: Uint8Array): void {
  const { count, subtreeEnd } = trace.spans;
  const labels = labelsOf(trace);
  const isOpen = new Uint8Array(labels.count);
  const open = new Int32Array(count);
  let depth = 0;
  for (let i = 0; i < count; i++) {
    while (depth > 0 && (subtreeEnd[open[depth - 1] ?? 0] ?? 0) <= i) {
      depth--;
      isOpen[labels.of[open[depth] ?? 0] ?? 0] = 0;
    }
    if (cutOf[i] !== -1) continue;
    const label = labels.of[i] ?? 0;
    if (isOpen[label] === 1) {
      goes[i] = 1;
      continue;
    }
    isOpen[label] = 1;
    open[depth++] = i;
  }
}
