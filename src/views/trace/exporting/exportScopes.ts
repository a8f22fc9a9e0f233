import { formatCount, NO_STEPS, shapeTree, type SpanIndex } from '../../../core';
import type { ExportScope } from '../../../state/session/exportRequest';
import { resolveCuts } from '../cuts/resolveCuts';
import type { TraceView } from '../useTraceView';

/** Positions `from` … `to`, without the latter. */
const run = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, i) => from + i);

const spansWord = (count: number) => `${formatCount(count)} ${count === 1 ? 'span' : 'spans'}`;

/** Spans that the cuts of the view leave; undefined where nothing is cut. */
function uncut({ open, address }: TraceView): Uint32Array | undefined {
  const { trace, facts } = open;
  if (address.cuts.length === 0) return undefined;
  const { cuts } = resolveCuts(trace, address.cuts);
  const { cutOf } = shapeTree(trace, facts, { ...NO_STEPS, cuts });
  return cutOf && run(0, trace.spans.count).filter((span) => cutOf[span] === -1);
}

/** What of the trace can be exported: all, what is selected, what is listed. */
export function exportScopes(view: TraceView): readonly ExportScope[] {
  const { spans } = view.open.trace;
  const { selected } = view;
  const below = (span: SpanIndex) => run(span, spans.subtreeEnd[span] ?? spans.count);
  const left = uncut(view);
  return [
    { value: 'all', text: `all ${spansWord(spans.count)}`, spans: undefined },
    ...(selected === undefined
      ? []
      : [
          {
            value: 'selected',
            text: `the selected span and all below it: ${spansWord((spans.subtreeEnd[selected] ?? 0) - selected)}`,
            spans: below(selected),
          },
        ]),
    ...(left === undefined
      ? []
      : [{ value: 'uncut', text: `what the cuts leave: ${spansWord(left.length)}`, spans: left }]),
  ];
}
