import {
  groupFacts,
  HiddenBy,
  nameOf,
  nanos,
  NodeKind,
  serviceOf,
  spanIndex,
  SpanStatus,
  type PictureRow,
  type Redactor,
} from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { colourOf, type SpanColours } from '../colours/SpanColours';
import { plural } from '../timeline/rowName';
import type { RowTree } from '../timeline/useRowTree';

/** The first `most` rows of the timeline as they are drawn elsewhere. `inTheme` gives a colour without custom properties. */
export function pictureRows(
  { trace, facts }: OpenTrace,
  { shape, rows }: RowTree,
  colours: SpanColours,
  redactor: Redactor,
  inTheme: (colour: string) => string,
  most: number,
): readonly PictureRow[] {
  const { spans } = trace;
  const rowOf = (node: number): PictureRow => {
    const depth = shape.depth[node] ?? 0;
    const span = spanIndex(Math.max(0, shape.span[node] ?? 0));
    const colour = inTheme(colourOf(colours, span));
    const kind = shape.kind[node];
    if (kind === NodeKind.placeholder) {
      const count = plural(shape.spanCount[node] ?? 0, 'span', 'spans');
      const why = shape.hiddenBy[node] === HiddenBy.rest ? 'more alike' : 'hidden';
      return { depth, service: '', name: `${count} ${why}`, times: undefined, colour, isError: false };
    }
    const service = redactor.service(serviceOf(trace, span));
    const name = redactor.name(nameOf(trace, span));
    if (kind === NodeKind.group) {
      const group = groupFacts(trace, facts, shape, (shape.group[node] ?? 1) - 1);
      const times = { start: group.start, end: group.end };
      return {
        depth,
        service,
        name: `${name} × ${String(group.turns)}`,
        times,
        colour,
        isError: group.firstError !== undefined,
      };
    }
    const times = { start: nanos(spans.start[span] ?? 0), end: nanos(spans.end[span] ?? 0) };
    return { depth, service, name, times, colour, isError: spans.status[span] === SpanStatus.error };
  };
  return Array.from(rows.subarray(0, most), rowOf);
}
