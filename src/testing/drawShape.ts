import {
  analyseTrace,
  NO_STEPS,
  nameOf,
  serviceOf,
  shapeTree,
  spanIndex,
  type ShapedTree,
  type ShapeSteps,
  type Trace,
} from '../core';

/** A trace's tree after some steps. */
export const shapeOf = (trace: Trace, steps: Partial<ShapeSteps>): ShapedTree =>
  shapeTree(trace, analyseTrace(trace), { ...NO_STEPS, ...steps });

/** A shaped tree as lines: spans by service:name, groups as ×, placeholders as …. */
function drawShape(trace: Trace, tree: ShapedTree): string[] {
  return Array.from({ length: tree.count }, (_, node) => {
    const span = spanIndex(tree.span[node] ?? 0);
    const title = tree.span[node] === -1 ? '' : `${serviceOf(trace, span)}:${nameOf(trace, span)}`;
    const count = String(tree.spanCount[node]);
    const group = (tree.group[node] ?? 0) - 1;
    const members = (tree.groups.offset[group + 1] ?? 0) - (tree.groups.offset[group] ?? 0);
    const what = [tree.thin[node] === 1 ? `(${title})` : title, `${title} ×${String(members)}`, `… ${count}`][
      tree.kind[node] ?? 0
    ];
    return '  '.repeat(tree.depth[node] ?? 0) + (what ?? '');
  });
}
/** The same as one text. */
export const shapeLines = (trace: Trace, tree: ShapedTree): string => drawShape(trace, tree).join('\n');

/** A picture without the indent that all its lines share. */
export const unindented = (picture: string): string => {
  const rows = picture.split('\n').filter((line) => line.trim() !== '');
  const indent = rows.reduce((least, line) => Math.min(least, line.search(/\S/)), Infinity);
  return rows.map((line) => line.slice(indent).trimEnd()).join('\n');
};
