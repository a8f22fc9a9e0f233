import { useMemo } from 'react';
import { noteFindings, formatCount, spanIndex } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import type { Arrivals } from '../../../state/session/arrivals';
import { Button } from '../../../ui/Button';
import { RawButton } from '../raw/RawButton';
import type { TraceView } from '../useTraceView';
import { concernOf, lateConcern, type Concern } from './findingWords';
import classes from './health.module.css';
import { Orphans } from './Orphans';
import { Skew } from './Skew';
import { SpanButton } from './SpanButton';

const firstSpans = 5;

interface ItemProps {
  readonly view: TraceView;
  readonly item: Concern;
  readonly isOpened: boolean;
  readonly onClose: () => void;
  /** Begins a walk through the spans of an item. */
  readonly onWalk: (item: Concern) => void;
}

function Item({ view, item, isOpened, onClose, onWalk }: ItemProps) {
  const { kind, spans, count } = item;
  const { length } = spans;
  return (
    <li className={classes['item']}>
      <h2 className={classes['title']}>
        {item.title}
        {count > 1 && <span className={classes['times']}> {formatCount(count)} times</span>}
      </h2>
      <p className={classes['words']}>{item.words}</p>
      {kind === 'missing-parent' && (
        <Orphans view={view} spans={spans} isWanted={isOpened} onPress={onClose} />
      )}
      {kind === 'clock-skew' && <Skew view={view} spans={spans} isWanted={isOpened} />}
      {length > 0 && (
        <ul className={classes['spans']}>
          {Array.from(spans.subarray(0, firstSpans), (span) => (
            <li key={span}>
              <SpanButton view={view} span={spanIndex(span)} onPress={onClose} />
            </li>
          ))}
          {length > 1 && (
            <li>
              <Button
                className={classes['walk']}
                onClick={() => {
                  onWalk(item);
                }}
              >
                Go through all {formatCount(length)}
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

/** Everything odd about the data of the trace, what else one has to know to read it, and the switch to the data as stored. */
export function Findings({
  problems,
  arrivals,
  ...rest
}: Omit<ItemProps, 'item'> & {
  readonly problems: readonly Concern[];
  readonly arrivals: Arrivals | undefined;
}) {
  const { view, isOpened } = rest;
  const { trace, facts } = view.open;
  const durationText = useDurationText();
  const notes = useMemo(() => {
    if (!isOpened) return [];
    const found = noteFindings(trace, facts).map((finding) => concernOf(finding, durationText));
    return arrivals && arrivals.added.length > 0 ? [lateConcern(arrivals.added), ...found] : found;
  }, [isOpened, trace, facts, arrivals, durationText]);
  return (
    <>
      <p className={classes['note']}>
        {problems.length === 0
          ? 'No problems were found in the data of this trace.'
          : `The data of this trace is odd in ${problems.length === 1 ? 'one way' : `${formatCount(problems.length)} ways`}. All of it is shown; this is what was found and what was done about it.`}
      </p>
      <ul>
        {problems.map((item) => (
          <Item key={item.kind} item={item} {...rest} />
        ))}
      </ul>
      {notes.length > 0 && (
        <>
          <p className={classes['note']}>No problem, but good to know:</p>
          <ul>
            {notes.map((item) => (
              <Item key={item.kind} item={item} {...rest} />
            ))}
          </ul>
        </>
      )}
      <RawButton view={view} onDone={rest.onClose} />
    </>
  );
}
