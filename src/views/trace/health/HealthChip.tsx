import { useMemo, useState } from 'react';
import { problemFindings, formatCount, SpanFlag, spanIndex } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { arrivalsOf, useArrivals } from '../../../state/session/arrivals';
import { IconButton } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import { useShortcuts } from '../../../ui/shortcuts';
import { useSpanWalk } from '../errors/useSpanWalk';
import type { TraceView } from '../useTraceView';
import { Findings } from './Findings';
import { concernOf, type Concern } from './findingWords';
import classes from './health.module.css';

/** Spans that any problem names, ascending. */
function flagged(flags: Uint16Array): Int32Array {
  const found: number[] = [];
  flags.forEach((flag, span) => {
    if ((flag & SpanFlag.problem) !== 0) found.push(span);
  });
  return Int32Array.from(found);
}

/** "3 problems": pressed, everything that is odd about the data, each with its spans; then a walk through those of one kind. */
export function HealthChip({ view }: { readonly view: TraceView }) {
  const { open } = view;
  const { trace } = open;
  const durationText = useDurationText();
  const { problems, count } = useMemo(() => {
    const found = problemFindings(trace);
    return {
      problems: found.problems.map((finding) => concernOf(finding, durationText)),
      count: found.count,
    };
  }, [trace, durationText]);
  const all = useMemo(() => flagged(trace.spans.flags), [trace]);
  const arrivals = useArrivals(arrivalsOf(open.handle));
  // What is read only when somebody looks: the state of the trace for which the panel was opened.
  const [opened, setOpened] = useState<number>();
  const [chosen, setChosen] = useState<{ readonly of: number; readonly item: Concern }>();
  const item = chosen?.of === open.handle ? chosen.item : undefined;
  const title = item?.title ?? 'spans with problems';
  const walk = useSpanWalk(view, item?.spans ?? all, title);
  const group = 'Problems';
  useShortcuts(
    all.length === 0 && item === undefined
      ? []
      : [
          { keys: 'h', does: 'Next span with a problem', group, run: () => walk.step(1) },
          { keys: 'Shift+H', does: 'Previous span with a problem', group, run: () => walk.step(-1) },
        ],
  );
  const length = item?.spans.length ?? all.length;
  return (
    <span className={classes['health']} role="group" aria-label="Problems">
      <Popover
        label="Problems of this trace"
        buttonClass={cx(classes['chip'], count > 0 && classes['some'])}
        onOpen={() => {
          setOpened(open.handle);
        }}
        button={
          count === 0 ? (
            <span title="No problems found">
              <Icon name="check" size={14} />
              <span className="visually-hidden">No problems found</span>
            </span>
          ) : (
            <>
              <Icon name="warning" size={14} /> {formatCount(count)} {count === 1 ? 'problem' : 'problems'}
            </>
          )
        }
      >
        {(close) => (
          <Findings
            view={view}
            problems={problems}
            arrivals={arrivals}
            isOpened={opened === open.handle}
            onClose={close}
            onWalk={(next) => {
              close();
              setChosen({ of: open.handle, item: next });
              view.select(spanIndex(next.spans[0] ?? 0));
            }}
          />
        )}
      </Popover>
      {walk.position > 0 && (
        <>
          <span className={classes['place']}>
            {item?.title ?? 'Problem'}: {formatCount(walk.position)} of {formatCount(length)}
          </span>
          <IconButton
            icon="chevron-up"
            label={`Previous: ${title} (Shift+H)`}
            className={classes['step']}
            onClick={() => {
              walk.step(-1);
            }}
          />
          <IconButton
            icon="chevron-down"
            label={`Next: ${title} (h)`}
            className={classes['step']}
            onClick={() => {
              walk.step(1);
            }}
          />
        </>
      )}
    </span>
  );
}
