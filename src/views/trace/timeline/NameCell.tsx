import { memo } from 'react';
import {
  SpanFlag,
  SpanStatus,
  formatCountShort,
  hasChildren,
  nameOf,
  serviceOf,
  type SpanHints,
  type SpanIndex,
  type TreeColumns,
} from '../../../core';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { RowExtras } from './columns/RowExtras';
import classes from './NameCell.module.css';
import { GuideLines, rowGuides } from './GuideLines';
import { lineText } from './rowName';
import { RowMenuMark } from './RowMenuMark';

/** The tree side of a row: guides, fold toggle, marks, service and operation. */
export const NameCell = memo(function NameCell({
  open,
  span,
  tree,
  node,
  folded,
  colour,
  maxLevels,
  match,
  matchesInside,
  errorsInside,
  spansInside,
  extras,
  hints,
  server,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  /** The tree that rows are made of, and the span's node in it. */
  readonly tree: TreeColumns;
  readonly node: number;
  readonly folded: boolean;
  readonly colour: string;
  /** Levels of the tree that are drawn at most. */
  readonly maxLevels: number;
  readonly match: 'none' | 'match' | 'current';
  /** Matches, spans in error and all spans that are folded away under this row. */
  readonly matchesInside: number;
  readonly errorsInside: number;
  readonly spansInside: number;
  readonly extras: RowExtras | undefined;
  readonly hints: SpanHints | undefined;
  /** The server's span of a folded call. */
  readonly server: SpanIndex | undefined;
}) {
  const { trace } = open;
  const { spans } = trace;
  const foldable = hasChildren(tree, node);
  const failed = spans.status[span] === SpanStatus.error;
  const flags = spans.flags[span] ?? 0;
  const odd = (flags & (SpanFlag.orphan | SpanFlag.offScale | SpanFlag.problem | SpanFlag.warnings)) !== 0;
  const service = lineText(serviceOf(trace, span));
  const name = lineText(nameOf(trace, span));
  const { indent, path, hiddenLevels } = rowGuides(tree, node, maxLevels);
  const marks = { open, span, hints, server };
  const counts = folded ? { matches: matchesInside, errors: errorsInside, spans: spansInside } : undefined;
  const end = extras?.parts.endOf(extras, marks, indent, counts);
  return (
    <div
      role="gridcell"
      className={classes['cell']}
      style={{ paddingLeft: indent + 36, ...end?.cell }}
      onPointerEnter={(event) => {
        // Set when it may be seen: a title for every row costs time while scrolling.
        event.currentTarget.title = `${service}: ${name}${hints?.peer ? ` → ${lineText(hints.peer)}` : ''}`;
      }}
    >
      <GuideLines path={path} indent={indent} depth={hiddenLevels > 0 ? tree.depth[node] : undefined} />
      {foldable && (
        <span className={classes['toggle']} style={{ left: indent + 2 }} data-act="fold" aria-hidden="true">
          <Icon name={folded ? 'chevron-right' : 'chevron-down'} size={12} />
        </span>
      )}
      <span className={classes['strip']} style={{ background: colour, left: indent + 26 }} />
      {failed && (
        <span className={classes['error']} title="This span is in error">
          <Icon name="error" size={13} />
        </span>
      )}
      {odd && (
        <span className={classes['odd']} title={oddText(flags)}>
          <Icon name="warning" size={12} />
        </span>
      )}
      <span className={classes['text']} data-match={match}>
        {extras ? (
          <extras.parts.Name extras={extras} {...marks} />
        ) : (
          <>
            <bdi className={classes['service']}>{service || 'unknown service'}</bdi>{' '}
            <bdi className={classes['name']}>{name || 'no name'}</bdi>
          </>
        )}
      </span>
      {extras?.showsPills && end && <extras.parts.End {...marks} end={end} />}
      {folded && (
        <span className={classes['count']} style={end?.chip}>
          {matchesInside > 0 && (
            <span className={classes['inside']}>{formatCountShort(matchesInside)} found</span>
          )}
          {errorsInside > 0 && (
            <span
              className={classes['below']}
              data-act="errors"
              title={`${String(errorsInside)} ${errorsInside === 1 ? 'error' : 'errors'} below, folded away. Click: show the first`}
            >
              <Icon name="error" size={11} />
              {formatCountShort(errorsInside)}
            </span>
          )}
          <span title="Spans folded away here">+{formatCountShort(spansInside)}</span>
        </span>
      )}
      <RowMenuMark />
    </div>
  );
});

function oddText(flags: number): string {
  const parts: string[] = [];
  if ((flags & SpanFlag.orphan) !== 0) parts.push('Its parent is not in this trace.');
  if ((flags & SpanFlag.offScale) !== 0) parts.push('Its times lie far from the rest: off the scale.');
  if ((flags & SpanFlag.warnings) !== 0) parts.push('The server warns about this span.');
  if (parts.length === 0) parts.push('A problem concerns this span: see the list of problems.');
  return parts.join(' ');
}
