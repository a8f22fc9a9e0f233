import { useState, type ReactNode } from 'react';
import { formatCount, visibleText, type TimeZoneChoice, type TraceSummary } from '../../core';
import { useDurationText } from '../../pieces/times/TimesContext';
import type { Searched } from '../../state/query/searchQueries';
import type { Box } from '../../state/url/box';
import type { SearchAddress } from '../../state/url/searchAddress';
import { Button, IconButton } from '../../ui/Button';
import { BoxFields } from './BoxFields';
import classes from './Results.module.css';
import { errorWords, questionWords, tracesWord, windowWords } from './words';

const limits = [20, 50, 100, 200, 500, 1000, 1500];

interface ResultHeadProps {
  readonly address: SearchAddress;
  readonly answer: Searched;
  /** What the box and the facets leave of the answer. */
  readonly left: readonly TraceSummary[];
  /** Leads out of a page that is embedded in another one. */
  readonly link: ReactNode;
  readonly zone: TimeZoneChoice;
  readonly maxLimit: number;
  /** Of more than were asked for, any came, and not the newest. */
  readonly picksAny?: boolean | undefined;
  /** Loads what was before them. */
  readonly older: ReactNode;
  /** The choice of what to group by. */
  readonly group: ReactNode;
  /** What can be done with the list. */
  readonly tools: ReactNode;
  readonly isPanelOpen: boolean;
  readonly onPanel: () => void;
  readonly onLimit: (limit: number) => void;
  readonly onBox: (box: Box | undefined) => void;
}

/** What was found, in one line: how many, how many with errors, and whether there is more than that. */
export function ResultHead(props: ResultHeadProps) {
  const durationText = useDurationText();
  const { address, answer, left, link, zone, maxLimit, picksAny, older, group, tools } = props;
  const { isPanelOpen, onPanel, onLimit, onBox } = props;
  const [narrowing, setNarrowing] = useState(false);
  const { summaries, limitReached } = answer;
  const next = limits.find((limit) => limit > address.limit && limit <= maxLimit);
  const isServer = address.from === 'server';
  const words = [
    tracesWord(summaries.length),
    errorWords(summaries),
    limitReached && isServer
      ? `${picksAny === true ? 'some' : 'newest'} of ${windowWords(address, zone)}, there may be more`
      : windowWords(address, zone),
  ].filter((part) => part !== '');
  return (
    <>
      <div className={classes['head']}>
        <h1 className={classes['title']}>
          <bdi>{visibleText(questionWords(address, !isServer))}</bdi>
        </h1>
        <p className={classes['counts']}>
          {words.join(' · ')}
          {isServer && (
            <span title="From the question until the answer was read"> · {durationText(answer.took)}</span>
          )}
        </p>
        {limitReached && isServer && next !== undefined && address.older === 0 && (
          <Button
            className={classes['small']}
            onClick={() => {
              onLimit(next);
            }}
          >
            Ask for {formatCount(next)}
          </Button>
        )}
        {limitReached && isServer && older}
        <span className={classes['gap']} />
        {address.box && (
          <span className={classes['chip']}>
            {formatCount(left.length)} of {formatCount(summaries.length)} in the box
            <IconButton
              icon="close"
              label="Remove the box (Escape)"
              onClick={() => {
                onBox(undefined);
              }}
            />
          </span>
        )}
        {summaries.length > 0 && group}
        <span className={classes['tools']}>
          {tools}
          {summaries.length > 0 && (
            <>
              <IconButton
                icon="panel"
                label="Facets"
                className={classes['panelButton']}
                aria-expanded={isPanelOpen}
                onClick={onPanel}
              />
              <IconButton
                icon="settings"
                label="Narrow…"
                aria-expanded={narrowing}
                onClick={() => {
                  setNarrowing(!narrowing);
                }}
              />
            </>
          )}
        </span>
        {link}
      </div>
      {narrowing && summaries.length > 0 && (
        <BoxFields
          key={JSON.stringify(address.box)}
          summaries={summaries}
          box={address.box}
          zone={zone}
          onBox={onBox}
        />
      )}
    </>
  );
}
