import { useMemo } from 'react';
import { cutTakings, cutThatTook, formatCount, nanos, type ShapedTree, type Taking } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { Button, IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import type { TraceView } from '../useTraceView';
import { moveCut, removeCut, setCuts, switchCut } from './changeCuts';
import classes from './CutBar.module.css';
import { cutWords } from './cutWords';

const counted = (count: number, one: string) => `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

/** "37 spans, 2 errors" */
const takenWords = ({ spans, errors }: Taking) =>
  [counted(spans, 'span'), errors > 0 ? counted(errors, 'error') : ''].filter(Boolean).join(', ');

/** The cuts of the tree as chips in the order in which they work, what each of them takes, and how much is left. */
export function CutBar({
  view,
  shape,
  lost,
}: {
  readonly view: TraceView;
  readonly shape: ShapedTree;
  /** Cuts whose span this trace does not have. */
  readonly lost: number;
}) {
  const durationText = useDurationText();
  const { open, address, selected } = view;
  const { trace, facts } = open;
  const { cuts } = address;
  const { cutOf } = shape;
  const takings = useMemo(
    () => (cutOf === undefined ? undefined : cutTakings(trace, facts, cutOf, cuts.length)),
    [trace, facts, cutOf, cuts.length],
  );
  const hidesSelected = selected === undefined ? undefined : cutThatTook(cutOf, selected);
  return (
    <div className={classes['bar']} role="group" aria-label="Cuts of the tree">
      <ol className={classes['chips']}>
        {cuts.map(({ cut, on }, at) => {
          const taken = on ? takings?.taken[at] : undefined;
          const words = cutWords(trace, cut, durationText);
          const empties = takings?.emptiedBy === at;
          return (
            <li
              key={at}
              className={classes['chip']}
              data-on={on || undefined}
              data-empties={empties || undefined}
            >
              <Button
                look="quiet"
                className={classes['words']}
                aria-pressed={on}
                title={on ? 'Switch this cut off' : 'Switch this cut on'}
                onClick={() => {
                  switchCut(view, at);
                }}
                onKeyDown={(event) => {
                  const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
                  if (by !== 0 && event.altKey) {
                    event.preventDefault();
                    event.stopPropagation();
                    moveCut(view, at, by);
                  } else if (event.key === 'Delete' || event.key === 'Backspace') {
                    event.preventDefault();
                    removeCut(view, at);
                  }
                }}
              >
                {empties && <Icon name="warning" size={12} />}
                <bdi>{words}</bdi>
                <span className={classes['taken']}>
                  {!on
                    ? 'off'
                    : taken === undefined
                      ? ''
                      : empties
                        ? 'takes the last span'
                        : `− ${takenWords(taken)}`}
                </span>
              </Button>
              {at > 0 && (
                <IconButton
                  icon="arrow-left"
                  label={`Let this cut work earlier (Alt+Left): ${words}`}
                  className={classes['small']}
                  onClick={() => {
                    moveCut(view, at, -1);
                  }}
                />
              )}
              <IconButton
                icon="close"
                label={`Take this cut away (Delete): ${words}`}
                className={classes['small']}
                onClick={() => {
                  removeCut(view, at);
                }}
              />
            </li>
          );
        })}
      </ol>
      <span className={classes['total']} role="status">
        {takings === undefined
          ? `All ${counted(trace.spans.count, 'span')} shown`
          : `${formatCount(takings.shownSpans)} of ${counted(trace.spans.count, 'span')}, ${durationText(nanos(takings.shownTime))} of ${durationText(nanos(takings.wholeTime))} self time shown`}
        {lost > 0 &&
          `; ${counted(lost, 'cut')} of this link ${lost === 1 ? 'names a span that is' : 'name spans that are'} not in this trace`}
      </span>
      {hidesSelected !== undefined && (
        <Button
          look="quiet"
          onClick={() => {
            switchCut(view, hidesSelected);
          }}
        >
          The selected span is cut away: show it
        </Button>
      )}
      <Button
        look="quiet"
        title="Ctrl+Z takes the last change back"
        onClick={() => {
          setCuts(view, []);
        }}
      >
        Whole tree
      </Button>
    </div>
  );
}
