import { useCallback, useEffect, useRef } from 'react';
import { formatCount, visibleText, type TraceSummary, type WriteDuration } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { useResultMoves } from '../../../state/session/resultMoves';
import { rememberOpened } from '../../../state/url/lastSearch';
import { go, tracePlace } from '../../../state/url/place';
import { writeTraceAddress, type TraceAddress } from '../../../state/url/traceAddress';
import { announce } from '../../../ui/announce';
import { IconButton } from '../../../ui/Button';
import { useShortcuts } from '../../../ui/shortcuts';
import { keptView } from './keptView';
import classes from './moves.module.css';

type By = 1 | -1;

/** The button that led to the trace on screen: it has the focus there too. */
let pressed: By | undefined;

const wordsOf = ({ rootService, rootName, duration }: TraceSummary, durationText: WriteDuration): string =>
  `${visibleText(rootService ?? 'no root span').slice(0, 60)}: ${visibleText(rootName ?? '').slice(0, 80)}, ${durationText(duration)}`;

/** "7 of 50": where the trace stands among the results that the reader came from, and the ways to its neighbours. */
export function ResultSteps({
  at,
  address,
}: {
  /** Its position among the results, from 0. */
  readonly at: number;
  readonly address: TraceAddress;
}) {
  const summaries = useResultMoves((moves) => moves.summaries);
  const durationText = useDurationText();
  const next = useRef<HTMLButtonElement>(null);
  const before = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (pressed !== undefined) (pressed === 1 ? next : before).current?.focus();
    pressed = undefined;
  }, []);
  const position = `${formatCount(at + 1)} of ${formatCount(summaries.length)}`;
  const step = useCallback(
    (by: By) => {
      const to = summaries[at + by];
      if (to === undefined) {
        announce(by === 1 ? `This is the last of ${formatCount(summaries.length)}` : 'This is the first one');
        return;
      }
      rememberOpened(to.traceId);
      announce(
        `${formatCount(at + by + 1)} of ${formatCount(summaries.length)}: ${wordsOf(to, durationText)}`,
      );
      go(tracePlace(to.traceId, writeTraceAddress(keptView(address)).toString()));
    },
    [summaries, at, address, durationText],
  );
  useShortcuts([
    { keys: '>', does: 'Next trace of the results', group: 'Results', run: () => step(1) },
    { keys: '<', does: 'Previous trace of the results', group: 'Results', run: () => step(-1) },
  ]);
  const label = (by: By, key: string) => {
    const to = summaries[at + by];
    const what = by === 1 ? 'Next trace' : 'Previous trace';
    return to === undefined ? `${what}: none` : `${what} (${key}): ${wordsOf(to, durationText)}`;
  };
  return (
    <span role="group" aria-label="Results" className={classes['steps']}>
      <IconButton
        ref={before}
        icon="chevron-right"
        label={label(-1, '<')}
        className={classes['before']}
        aria-disabled={at === 0}
        onClick={() => {
          if (at > 0) pressed = -1;
          step(-1);
        }}
      />
      <span className={classes['position']}>{position}</span>
      <IconButton
        ref={next}
        icon="chevron-right"
        label={label(1, '>')}
        className={classes['next']}
        aria-disabled={at === summaries.length - 1}
        onClick={() => {
          if (at < summaries.length - 1) pressed = 1;
          step(1);
        }}
      />
    </span>
  );
}
