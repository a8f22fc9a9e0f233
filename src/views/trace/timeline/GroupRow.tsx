import { memo, useMemo, type CSSProperties } from 'react';
import {
  barOf,
  formatCount,
  formatCountShort,
  groupFacts,
  memberMarks,
  nanos,
  placeLabel,
  px,
  type AttributeColumn,
  type ShapedTree,
  type SpanIndex,
  type Stretch,
  type TimeAxis,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import bars from './BarCell.module.css';
import classes from './GroupRow.module.css';
import { GuideLines, rowGuides } from './GuideLines';
import names from './NameCell.module.css';
import { groupTitle, sharedValues } from './groupTitle';
import { plural } from './rowName';
import { RowMenuMark } from './RowMenuMark';
import { textWidth } from './textWidth';
import rowClasses from './Timeline.module.css';

const one = (value: number) => value.toFixed(1);
const pathOf = (stretches: readonly Stretch[]) =>
  stretches.map(({ from, to }) => `M${one(from)} 0H${one(to)}`).join('');

/** What every row of the timeline is given. */
export interface RowFrame {
  readonly id: string;
  readonly row: number;
  /** px from the top of the layer. */
  readonly top: number;
  readonly position: number;
  readonly setSize: number;
  readonly active: boolean;
}

/** Repeated siblings as one row: how often, how long, the slowest, and the marks of what it hides. */
export const GroupRow = memo(function GroupRow({
  id,
  open,
  shape,
  alike,
  node,
  row,
  top,
  position,
  setSize,
  active,
  selected,
  colour,
  axis,
  maxLevels,
  matchesInside,
  errorsInside,
}: RowFrame & {
  readonly open: OpenTrace;
  readonly shape: ShapedTree;
  readonly alike: readonly AttributeColumn[];
  readonly node: number;
  /** The selected span is inside and has no row. */
  readonly selected: boolean;
  readonly colour: string;
  readonly axis: TimeAxis;
  readonly maxLevels: number;
  readonly matchesInside: number;
  readonly errorsInside: number;
}) {
  const durationText = useDurationText();
  const { trace, facts } = open;
  const group = (shape.group[node] ?? 1) - 1;
  const known = useMemo(() => groupFacts(trace, facts, shape, group), [trace, facts, shape, group]);
  const marks = useMemo(
    () => memberMarks(trace.spans, facts, known.members, axis),
    [trace, facts, known, axis],
  );
  const shown = shape.groups.shown[group] ?? 0;
  const total = known.members.length;
  const title = groupTitle(trace, known);
  const shared = sharedValues(alike, known);
  const { indent, path, hiddenLevels } = rowGuides(shape, node, maxLevels, false);
  const wall = nanos(known.end - known.start);
  const numbers = `wall ${durationText(wall)} · sum ${durationText(known.sum)} · p50 ${durationText(known.p50)} · max ${durationText(known.longest)}`;
  const bar = barOf(known.start, known.end, axis);
  const label = placeLabel(bar, px(textWidth(numbers)), axis.width, px(6));
  const slow = slowestBar(open, known.slowest, known.longest, axis);
  const slowStyle: CSSProperties | undefined = slow && {
    transform: `translateX(${one(slow.left)}px)`,
    width: `${one(slow.width)}px`,
    background: colour,
  };
  const critical = pathOf(marks.critical);
  return (
    <div
      role="row"
      id={id}
      className={rowClasses['row']}
      style={{ top }}
      aria-level={(shape.depth[node] ?? 0) + 1}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-expanded={shown > 0}
      aria-selected={selected}
      aria-rowindex={row + 2}
      aria-label={[
        `${title}${shared && `, ${shared}`}, repeated ${formatCount(known.turns)} times`,
        numbers.replaceAll(' · ', ', '),
        `starts at ${durationText(known.start)}`,
        errorsInside > 0 ? plural(errorsInside, 'error', 'errors') : '',
        matchesInside > 0 ? plural(matchesInside, 'match', 'matches') : '',
        critical === '' ? '' : 'on the critical path',
        selected ? 'holds the selected span' : '',
        shown > 0 ? `${formatCount(Math.min(shown, total))} of ${formatCount(total)} spans shown` : '',
      ]
        .filter((part) => part !== '')
        .join(', ')}
      data-node={node}
      data-active={active || undefined}
    >
      <div role="gridcell" className={names['cell']} style={{ paddingLeft: indent + 36 }}>
        <GuideLines path={path} indent={indent} depth={hiddenLevels > 0 ? shape.depth[node] : undefined} />
        <span className={names['toggle']} style={{ left: indent + 2 }} data-act="fold" aria-hidden="true">
          <Icon name={shown > 0 ? 'chevron-down' : 'chevron-right'} size={12} />
        </span>
        <span className={names['strip']} style={{ background: colour, left: indent + 26 }} />
        <span className={names['text']} data-match="none">
          <bdi className={names['service']}>{title}</bdi>{' '}
          {shared !== '' && <bdi title={shared}>{shared} </bdi>}
          <span className={classes['times']}>× {formatCount(known.turns)}</span>
        </span>
        <span className={names['count']}>
          {matchesInside > 0 && (
            <span className={names['inside']}>{formatCountShort(matchesInside)} found</span>
          )}
          <span className={classes['pick']} data-act="slowest" title="Go to the slowest">
            slowest
          </span>
          {errorsInside > 0 && (
            <span
              className={names['below']}
              data-act={known.firstError === undefined ? undefined : 'failed'}
              title={`${plural(errorsInside, 'error', 'errors')} in here: go to the first`}
            >
              <Icon name="error" size={11} />
              {formatCountShort(errorsInside)}
            </span>
          )}
        </span>
        <RowMenuMark />
      </div>
      <div role="gridcell" className={bars['cell']} data-act="bar">
        <svg className={classes['members']} width={axis.width} height={14} aria-hidden="true">
          <path
            d={pathOf([{ from: bar.left, to: bar.left + bar.width }])}
            className={classes['wall']}
            transform="translate(0 7)"
          />
          <path
            d={pathOf(marks.running)}
            stroke={colour}
            strokeWidth={10}
            strokeOpacity={0.55}
            transform="translate(0 7)"
          />
          <path d={pathOf(marks.failed)} className={classes['failed']} transform="translate(0 12.5)" />
        </svg>
        {slowStyle && <span className={classes['slow']} style={slowStyle} />}
        {critical !== '' && (
          <svg className={bars['critical']} width={axis.width} height={3} aria-hidden="true">
            <path d={critical} transform="translate(0 1.5)" />
          </svg>
        )}
        {label.place !== 'none' && (
          <span
            className={cx(bars['label'], classes['numbers'])}
            data-place={label.place}
            style={{ transform: `translateX(${one(label.x)}px)` }}
          >
            {numbers}
          </span>
        )}
      </div>
    </div>
  );
});

/** The bar of the slowest turn; undefined outside the window. */
function slowestBar({ trace }: OpenTrace, slowest: SpanIndex, longest: number, axis: TimeAxis) {
  const start = nanos(trace.spans.start[slowest] ?? 0);
  const bar = barOf(start, nanos(start + longest), axis);
  return bar.side === 'inside' ? bar : undefined;
}
