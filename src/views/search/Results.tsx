import { useMemo, useState } from 'react';
import type { TimeZoneChoice } from '../../core';
import type { SearchAnswer } from '../../sources';
import type { HistoryMode } from '../../state/url/address';
import type { Box } from '../../state/url/box';
import { go, hrefOf, tracePlace } from '../../state/url/place';
import type { SearchAddress } from '../../state/url/searchAddress';
import { useEmbedding } from '../../state/url/useEmbedding';
import { rememberOpened } from '../../state/url/lastSearch';
import { onDemand } from '../../state/session/onDemand';
import { cx } from '../../ui/cx';
import { Notice } from '../../ui/Notice';
import { useShortcuts } from '../../ui/shortcuts';
import { EmptyAnswer } from './EmptyAnswer';
import { ResultHead } from './ResultHead';
import { ResultList } from './ResultList';
import classes from './Results.module.css';
import { isInBox, sortSummaries } from './sortSummaries';

/** The list is read first: the plot, with its scales, is loaded beside it. */
const Plot = onDemand(
  async () => (await import('./Plot')).Plot,
  () => <div className={classes['plotToCome']} />,
);

const FullPageLink = onDemand(async () => (await import('../../state/url/FullPageLink')).FullPageLink);

interface ResultsProps {
  readonly address: SearchAddress;
  readonly answer: SearchAnswer;
  readonly zone: TimeZoneChoice;
  readonly maxLimit: number;
  readonly canSearchAll: boolean;
  /** The answer belongs to the question before; the next one is under way. */
  readonly isOutdated: boolean;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
}

/** What a search found: head line, plot, list; or what to do where it found nothing. */
export function Results(props: ResultsProps) {
  const { address, answer, zone, maxLimit, canSearchAll, isOutdated, onChange } = props;
  const { box, sort, descending, from } = address;
  const embedding = useEmbedding();
  const [marked, setMarked] = useState<string>();
  const inBox = useMemo(
    () => (box ? answer.summaries.filter((summary) => isInBox(summary, box)) : answer.summaries),
    [answer, box],
  );
  const sorted = useMemo(() => sortSummaries(inBox, sort, descending), [inBox, sort, descending]);
  const setBox = (next: Box | undefined) => {
    onChange({ box: next }, 'push');
  };
  useShortcuts(
    box
      ? [
          {
            keys: 'Escape',
            does: 'Remove the box from the plot',
            group: 'Search',
            run: () => {
              setBox(undefined);
            },
          },
        ]
      : [],
  );
  const open = (traceId: string, inNewTab: boolean) => {
    const place = tracePlace(traceId, from === 'files' ? 'xfrom=files' : '');
    if (inNewTab) {
      window.open(hrefOf(place), '_blank', 'noopener,noreferrer');
      return;
    }
    rememberOpened(traceId);
    go(place);
  };
  return (
    <div className={cx(classes['results'], isOutdated && classes['outdated'])} aria-busy={isOutdated}>
      <ResultHead
        address={address}
        answer={answer}
        inBox={inBox}
        link={embedding && <FullPageLink />}
        zone={zone}
        maxLimit={maxLimit}
        onLimit={(limit) => {
          onChange({ limit }, 'push');
        }}
        onBox={setBox}
      />
      {answer.notices.map((notice) => (
        <Notice key={notice} tone="warn">
          {notice}
        </Notice>
      ))}
      {answer.summaries.length === 0 ? (
        <EmptyAnswer address={address} canSearchAll={canSearchAll} zone={zone} onChange={onChange} />
      ) : (
        <>
          {embedding?.hideGraph !== true && (
            <Plot
              summaries={answer.summaries}
              box={box}
              zone={zone}
              marked={marked}
              onBox={setBox}
              onOpen={open}
            />
          )}

          <ResultList
            summaries={sorted}
            sort={sort}
            descending={descending}
            zone={zone}
            from={from}
            onSort={(key, isDescending) => {
              onChange({ sort: key, descending: isDescending }, 'replace');
            }}
            onMark={setMarked}
          />
        </>
      )}
    </div>
  );
}
