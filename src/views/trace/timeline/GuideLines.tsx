import { guides, hasChildren, type TreeColumns } from '../../../core';
import classes from './NameCell.module.css';
import { rowHeight } from './useDetailRows';

/** Width of one level of the tree, in px. */
const step = 14;
const middle = rowHeight / 2;
/** Centre of the fold toggle from the left of its cell. */
const toggleCentre = 12;

/** The lines of one row as one path: ancestors that go on, and the elbow to the parent. */
function guidePath(through: readonly boolean[], elbow: 'tee' | 'corner' | 'none', leaf: boolean): string {
  const parts: string[] = [];
  through.forEach((goesOn, level) => {
    if (goesOn) parts.push(`M${String(level * step + toggleCentre)} 0V${String(rowHeight)}`);
  });
  if (elbow !== 'none') {
    const x = through.length * step + toggleCentre;
    const to = x + step + (leaf ? 6 : -7);
    parts.push(
      `M${String(x)} 0V${String(elbow === 'tee' ? rowHeight : middle)}M${String(x)} ${String(middle)}H${String(to)}`,
    );
  }
  return parts.join('');
}

/** Where a node's row begins, in px, and the lines that join it to its ancestors, as a path. `leaf` = it has no toggle. */
export function rowGuides(
  tree: TreeColumns,
  node: number,
  maxLevels: number,
  leaf: boolean = !hasChildren(tree, node),
): { readonly indent: number; readonly path: string; readonly hiddenLevels: number } {
  const { through, elbow, hiddenLevels } = guides(tree, node, maxLevels);
  const levels = elbow === 'none' ? 0 : through.length + 1;
  return { indent: levels * step, path: guidePath(through, elbow, leaf), hiddenLevels };
}

/** The lines of a row. `depth` is written beside them where outer levels are not drawn. */
export function GuideLines({
  path,
  indent,
  depth,
}: {
  readonly path: string;
  readonly indent: number;
  readonly depth: number | undefined;
}) {
  return (
    <>
      {path !== '' && (
        <svg className={classes['guides']} width={indent + 24} height={rowHeight} aria-hidden="true">
          <path d={path} />
        </svg>
      )}
      {depth !== undefined && (
        <span className={classes['deep']} aria-hidden="true">
          {depth}
        </span>
      )}
    </>
  );
}
