import { durationWriter, formatCount, type CallGraphDrawing } from '../../../core';
import { edgePath, lineWidth } from '../callgraph/edgePath';
import { boxSize, callsText, errorsText } from '../callgraph/graphQuestion';
import type { Pen } from './pen';
import type { ShownPicture } from './shownPictures';

/** The call graph that is on screen, with all its boxes, ready to be drawn. */
export function callGraphDrawing(
  { model, layout }: Extract<ShownPicture, { readonly of: 'call graph' }>,
  { head, redactor, plain }: Pen,
): CallGraphDrawing {
  const { open, form, graph, shade, shades, found, picked } = model;
  const { trace } = open;
  const { nodeWidth, nodeHeight } = boxSize(form);
  const write = durationWriter(head.unit);
  const colourAt = (at: number) => plain(shades.palette[at] ?? 'var(--line-strong)');
  return {
    ...head,
    facts: `Call graph of ${form}. ${head.facts}`,
    size: layout.size,
    boxWidth: nodeWidth,
    boxHeight: nodeHeight,
    boxes: graph.nodes.map((node, place) => {
      const service = redactor.service(trace.services[node.service] ?? '') || '(no name)';
      const operation = redactor.name(trace.names[node.operation] ?? '') || '(no name)';
      const isOperation = node.operation >= 0;
      return {
        ...(layout.nodes[place] ?? { x: 0, y: 0 }),
        above: isOperation ? service : '',
        name: isOperation ? operation : service,
        facts: `${formatCount(node.spanCount)} ${node.spanCount === 1 ? 'span' : 'spans'} · self ${write(node.selfTime)}`,
        errors: node.errorCount,
        isEntry: node.rootCount > 0,
        colour: colourAt(shades.classOf[place] ?? -1),
        isFilled: shade !== 'service',
        isPicked: place === picked,
        found: found?.[place] ?? 0,
      };
    }),
    lines: graph.edges.flatMap((edge, at) => {
      const laid = layout.edges[at];
      const [end, before] = [laid?.points.at(-1), laid?.points.at(-2)];
      if (!laid || !end || !before) return [];
      return {
        path: edgePath(laid.points),
        end,
        before,
        label: laid.label,
        said: callsText(edge),
        errors: edge.errors,
        errorsSaid: errorsText(edge.errors),
        width: lineWidth(edge.calls),
        isFaded: picked !== undefined && edge.from !== picked && edge.to !== picked,
      };
    }),
    legend: shades.labels.map((label, at) => ({ colour: colourAt(at), label })),
  };
}
