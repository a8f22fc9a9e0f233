import { memo } from 'react';
import {
  SpanFlag,
  SpanStatus,
  descendantCount,
  errorsBelow,
  formatCountShort,
  guides,
  hasChildren,
  nameOf,
  serviceOf,
  type SpanIndex,
} from '../../../core';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './NameCell.module.css';
import { lineText } from './rowName';

/** Width of one level of the tree, in px. */
const step = 14;
const rowHeight = 26;
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

/** The tree side of a row: guides, fold toggle, marks, service and operation. */
export const NameCell = memo(function NameCell({
  open: { trace, facts },
  span,
  folded,
  colour,
  maxLevels,
  match,
  matchesInside,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly folded: boolean;
  readonly colour: string;
  /** Levels of the tree that are drawn at most. */
  readonly maxLevels: number;
  readonly match: 'none' | 'match' | 'current';
  /** Matches that are folded away under this row. */
  readonly matchesInside: number;
}) {
  const { spans } = trace;
  const foldable = hasChildren(spans, span);
  const lines = guides(spans, span, maxLevels);
  const levels = lines.elbow === 'none' ? 0 : lines.through.length + 1;
  const failed = spans.status[span] === SpanStatus.error;
  const below = folded ? errorsBelow(spans, facts, span) : 0;
  const flags = spans.flags[span] ?? 0;
  const odd = (flags & (SpanFlag.orphan | SpanFlag.offScale | SpanFlag.problem | SpanFlag.warnings)) !== 0;
  const service = lineText(serviceOf(trace, span));
  const name = lineText(nameOf(trace, span));
  const path = guidePath(lines.through, lines.elbow, !foldable);
  const indent = levels * step;
  return (
    <div
      role="gridcell"
      className={classes['cell']}
      style={{ paddingLeft: indent + 36 }}
      onPointerEnter={(event) => {
        // Set when it may be seen: a title for every row costs time while scrolling.
        event.currentTarget.title = `${service}: ${name}`;
      }}
    >
      {path !== '' && (
        <svg className={classes['guides']} width={indent + 24} height={rowHeight} aria-hidden="true">
          <path d={path} />
        </svg>
      )}
      {lines.hiddenLevels > 0 && (
        <span className={classes['deep']} aria-hidden="true">
          {spans.depth[span]}
        </span>
      )}
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
        <bdi className={classes['service']}>{service || 'unknown service'}</bdi>{' '}
        <bdi className={classes['name']}>{name || 'no name'}</bdi>
      </span>
      {folded && (
        <span className={classes['count']}>
          {matchesInside > 0 && (
            <span className={classes['inside']}>{formatCountShort(matchesInside)} found</span>
          )}
          {below > 0 && (
            <span className={classes['below']} title={`${String(below)} spans in error are folded away here`}>
              <Icon name="error" size={11} />
              {formatCountShort(below)}
            </span>
          )}
          <span title="Spans folded away here">+{formatCountShort(descendantCount(spans, span))}</span>
        </span>
      )}
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
