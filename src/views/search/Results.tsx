import { useEffect, useMemo, useRef, useState } from 'react';
import { formatCount, type ResultFilter, type TimeZoneChoice } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { failureOf } from '../../state/query/FailureError';
import type { Searched } from '../../state/query/searchQueries';
import { useSpanReading } from '../../state/query/useSpanReading';
import { onDemand } from '../../state/session/onDemand';
import type { HistoryMode } from '../../state/url/address';
import type { Box } from '../../state/url/box';
import { rememberOpened } from '../../state/url/lastSearch';
import { go, hrefOf, tracePlace } from '../../state/url/place';
import type { SearchAddress } from '../../state/url/searchAddress';
import { useEmbedding } from '../../state/url/useEmbedding';
import { announce } from '../../ui/announce';
import { cx } from '../../ui/cx';
import { Notice } from '../../ui/Notice';
import { useShortcuts } from '../../ui/shortcuts';
import { useMedia } from '../../ui/useMedia';
import { EmptyAnswer } from './EmptyAnswer';
import { useBasket } from './basket/useBasket';
import { useListLayout } from './columns/useListLayout';
import { readerOnResults } from './live/readerOnResults';
import { narrowedBy } from './facets/facetTerms';
import { ResultHead } from './ResultHead';
import { ResultList } from './list/ResultList';
import classes from './Results.module.css';
import { sortSummaries } from './sortSummaries';
import { useNarrowed } from './useNarrowed';
import { coverageWords } from './words';

/** The list is read first: the plot, with its scales, is loaded beside it. */
const Plot = onDemand(
  async () => (await import('./Plot')).Plot,
  () => <div className={classes['plotToCome']} />,
);
const LayoutPanel = onDemand(async () => (await import('./columns/LayoutPanel')).LayoutPanel);
const DownloadButton = onDemand(async () => (await import('./download/DownloadButton')).DownloadButton);
const SpanReading = onDemand(async () => (await import('./columns/SpanReading')).SpanReading);
const BasketBar = onDemand(async () => (await import('./basket/BasketBar')).BasketBar);
const FacetPanel = onDemand(
  async () => (await import('./facets/FacetPanel')).FacetPanel,
  () => <div className={classes['facetsToCome']} />,
);
const FacetChips = onDemand(async () => (await import('./facets/FacetChips')).FacetChips);
const CommonButton = onDemand(async () => (await import('./common/CommonButton')).CommonButton);
const CommonPanel = onDemand(async () => (await import('./common/CommonPanel')).CommonPanel);
const GroupView = onDemand(async () => (await import('./groups/GroupView')).GroupView);
const GroupChoice = onDemand(async () => (await import('./groups/GroupChoice')).GroupChoice);
const WatchButton = onDemand(async () => (await import('./watch/WatchButton')).WatchButton);
const LiveControls = onDemand(async () => (await import('./live/LiveControls')).LiveControls);
const NoneLeft = onDemand(async () => (await import('./facets/NoneLeft')).NoneLeft);

const FullPageLink = onDemand(async () => (await import('../../state/url/FullPageLink')).FullPageLink);

interface ResultsProps {
  readonly address: SearchAddress;
  readonly answer: Searched;
  readonly zone: TimeZoneChoice;
  readonly maxLimit: number;
  readonly canSearchAll: boolean;
  /** The answer belongs to the question before; the next one is under way. */
  readonly isOutdated: boolean;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
  readonly onSearchAgain: () => void;
}

/** What a search found: head line, facets, plot, list; or what to do where it found nothing. */
export function Results(props: ResultsProps) {
  const { address, answer, zone, maxLimit, canSearchAll, isOutdated, onChange, onSearchAgain } = props;
  const { box, facets, from } = address;
  const embedding = useEmbedding();
  const [marked, setMarked] = useState<string>();
  const { byFacets, left, isPending, error } = useNarrowed(answer, address);
  const basket = useBasket(address, answer.summaries, onChange);
  const isOnlyTicked = address.onlyTicked && basket.ids.size > 0;
  const listed = isOnlyTicked ? basket.summaries : left;
  const layout = useListLayout(address, answer.results, listed, onChange);
  const { order, orderValues } = layout;
  const sorted = useMemo(
    () => sortSummaries(listed, order.sort, order.descending, orderValues),
    [listed, order, orderValues],
  );
  const filter = useMemo((): ResultFilter => ({ terms: facets, box }), [facets, box]);
  const hasRoom = useMedia('(min-width: 1180px)');
  const wanted = usePreferences((preferences) => preferences.facetPanel);
  const isPanelOpen = wanted === 'auto' ? hasRoom && !embedding : wanted === 'open';
  const coverage = coverageWords(answer.summaries.length, answer.limitReached && from === 'server');
  const isNarrowed = facets.length > 0 || box !== undefined;

  const told = useRef(left);
  useEffect(() => {
    if (told.current === left || isPending) return;
    told.current = left;
    if (isNarrowed) announce(`${formatCount(left.length)} ${coverage}`);
  }, [left, isPending, isNarrowed, coverage]);
  const setBox = (next: Box | undefined) => {
    onChange({ box: next }, 'push');
  };
  const setTerms = (terms: SearchAddress['facets']) => {
    onChange({ facets: terms }, 'push');
  };
  const removeBox = {
    keys: 'Escape',
    does: 'Remove the box from the plot',
    group: 'Search',
    run: () => {
      setBox(undefined);
    },
  };
  useShortcuts(box ? [removeBox] : []);
  const open = (traceId: string, inNewTab: boolean) => {
    const place = tracePlace(traceId, from === 'files' ? 'xfrom=files' : '');
    if (inNewTab) {
      window.open(hrefOf(place), '_blank', 'noopener,noreferrer');
      return;
    }
    rememberOpened(traceId);
    go(place);
  };
  const foundIds = useMemo(() => sorted.map(({ traceId }) => traceId), [sorted]);
  const reading = useSpanReading(answer, from);
  const spanReading = answer.suggestions.length === 0 && from === 'server' && (
    <SpanReading results={answer.results} reading={reading} traceIds={foundIds} />
  );
  const isOld = isOutdated || isPending;
  const list = (
    <ResultList
      summaries={sorted}
      layout={layout}
      zone={zone}
      from={from}
      ticked={basket.ids}
      onMark={setMarked}
      onTick={basket.toggle}
    />
  );
  return (
    <div className={cx(classes['results'], isOld && classes['outdated'])} aria-busy={isOld}>
      <ResultHead
        address={address}
        answer={answer}
        left={left}
        link={
          <>
            {from === 'server' && (
              <LiveControls
                address={address}
                answer={answer}
                isOutdated={isOutdated}
                zone={zone}
                onChange={onChange}
              />
            )}
            {from === 'server' && !embedding && <WatchButton address={address} traces={byFacets} />}
            {embedding && <FullPageLink />}
          </>
        }
        zone={zone}
        maxLimit={maxLimit}
        isPanelOpen={isPanelOpen}
        onPanel={() => {
          setPreferences({ facetPanel: isPanelOpen ? 'closed' : 'open' });
        }}
        onLimit={(limit) => {
          onChange({ limit }, 'push');
        }}
        onBox={setBox}
        group={
          !isOnlyTicked && (
            <>
              <CommonButton address={address} onChange={onChange} />
              <GroupChoice
                results={answer.results}
                groupKey={address.groupKey}
                onGroup={(groupKey) => {
                  onChange({ groupKey }, 'push');
                }}
              />
            </>
          )
        }
        tools={
          <>
            <LayoutPanel results={answer.results} layout={layout} spanReading={spanReading} />
            <DownloadButton traceIds={foundIds} from={from} what="the traces of the list" />
          </>
        }
      />
      {basket.ids.size > 0 && (
        <BasketBar
          basket={basket}
          from={from}
          isOnly={isOnlyTicked}
          download={<DownloadButton traceIds={address.ticked} from={from} what="the ticked traces" />}
          onOnly={(onlyTicked) => {
            onChange({ onlyTicked }, 'push');
          }}
          onClear={() => {
            onChange({ ticked: [], onlyTicked: false }, 'push');
          }}
        />
      )}
      {layout.failure && <FailurePanel failure={layout.failure} onRetry={onSearchAgain} />}
      {facets.length > 0 && !isOnlyTicked && (
        <FacetChips
          terms={facets}
          words={isPending ? 'Counting…' : `${formatCount(left.length)} ${coverage}`}
          onTerms={setTerms}
        />
      )}
      {error && facets.length > 0 && <FailurePanel failure={failureOf(error)} onRetry={onSearchAgain} />}
      {answer.notices.map((notice) => (
        <Notice key={notice} tone="warn">
          {notice}
        </Notice>
      ))}
      {isOnlyTicked ? (
        list
      ) : answer.summaries.length === 0 ? (
        <EmptyAnswer address={address} canSearchAll={canSearchAll} zone={zone} onChange={onChange} />
      ) : (
        <div className={classes['body']} {...readerOnResults}>
          {isPanelOpen && (
            <FacetPanel
              results={answer.results}
              filter={filter}
              added={address.facetKeys}
              coverage={coverage}
              spanReading={spanReading}
              onTerms={setTerms}
              onAdded={(facetKeys) => {
                onChange({ facetKeys }, 'replace');
              }}
              onSearchAgain={onSearchAgain}
            />
          )}
          <div className={classes['found']}>
            {embedding?.hideGraph !== true && (
              <Plot
                all={answer.summaries}
                summaries={byFacets}
                box={box}
                zone={zone}
                marked={marked}
                results={answer.results}
                colour={address.plotColour}
                onColour={(plotColour) => {
                  onChange({ plotColour }, 'replace');
                }}
                onBox={setBox}
                onOpen={open}
              />
            )}
            {address.common && (
              <CommonPanel
                results={answer.results}
                address={address}
                filter={filter}
                choice={address.common}
                coverage={coverage}
                hasMore={answer.limitReached && from === 'server'}
                layout={layout}
                spanReading={spanReading}
                onChange={onChange}
                onSearchAgain={onSearchAgain}
              />
            )}
            {left.length === 0 ? (
              <NoneLeft
                results={answer.results}
                filter={filter}
                onFilter={(next) => {
                  onChange({ facets: next.terms, box: next.box }, 'push');
                }}
              />
            ) : address.groupKey !== '' ? (
              <GroupView
                results={answer.results}
                filter={filter}
                groupKey={address.groupKey}
                order={address.groupOrder}
                coverage={coverage}
                onOrder={(groupOrder) => {
                  onChange({ groupOrder }, 'replace');
                }}
                onOpen={(term) => {
                  onChange({ facets: narrowedBy(facets, term), groupKey: '' }, 'push');
                }}
                onSearchAgain={onSearchAgain}
              />
            ) : (
              list
            )}
          </div>
        </div>
      )}
    </div>
  );
}
