import { useMemo, useState, type ReactNode } from 'react';
import { formatCount, type ResultFilter, type TimeZoneChoice } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { failureOf } from '../../state/query/FailureError';
import type { Searched } from '../../state/query/searchQueries';
import { useSpanReading } from '../../state/query/useSpanReading';
import type { HistoryMode } from '../../state/url/address';
import type { Box } from '../../state/url/box';
import type { SearchAddress } from '../../state/url/searchAddress';
import { useEmbedding } from '../../state/url/useEmbedding';
import { cx } from '../../ui/cx';
import { Notice } from '../../ui/Notice';
import { useLate } from '../../ui/useLate';
import { useMedia } from '../../ui/useMedia';
import { EmptyAnswer } from './EmptyAnswer';
import { useBasket } from './basket/useBasket';
import { useListLayout } from './columns/useListLayout';
import { readerOnResults } from './live/readerOnResults';
import { narrowedBy } from './facets/facetTerms';
import { useFacetChoice } from './facets/useFacetChoice';
import { FindBarToCome } from './find/FindBarToCome';
import { useResultFind } from './find/useResultFind';
import { usePeek } from './peek/usePeek';
import { ResultHead } from './ResultHead';
import { ResultList } from './list/ResultList';
import {
  BasketBar,
  CommonButton,
  CommonPanel,
  DownloadButton,
  FacetChips,
  FacetPanel,
  FullPageLink,
  GroupChoice,
  GroupView,
  LayoutPanel,
  LiveControls,
  NoneLeft,
  OlderButton,
  PeekPlace,
  Plot,
  SpanReading,
  SystemLinks,
  WatchButton,
} from './resultParts';
import classes from './Results.module.css';
import { openResult } from './openResult';
import { sortSummaries } from './sortSummaries';
import { useBoxKey } from './useBoxKey';
import { useNarrowed } from './useNarrowed';
import { useToldCount } from './useToldCount';
import { coverageWords } from './words';

interface ResultsProps {
  readonly address: SearchAddress;
  readonly answer: Searched;
  /** How a question was answered that took several requests. */
  readonly summary?: ReactNode;
  readonly zone: TimeZoneChoice;
  readonly maxLimit: number;
  readonly canSearchAll: boolean;
  /** The server stops at the first traces that it finds. */
  readonly picksAny?: boolean | undefined;
  /** The answer belongs to the question before; the next one is under way. */
  readonly isOutdated: boolean;
  /** What stands instead of the usual advice where nothing was found. */
  readonly whenEmpty?: ReactNode;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
  readonly onSearchAgain: () => void;
}

/** What a search found: head line, facets, plot, list; or what to do where it found nothing. */
export function Results(props: ResultsProps) {
  const { address, answer, zone, picksAny = false, isOutdated, onChange, onSearchAgain } = props;
  const { box, facets, from } = address;
  const embedding = useEmbedding();
  const [marked, setMarked] = useState<string>();
  const find = useResultFind(answer.results, address.find);
  const { byFacets, left, isPending, error } = useNarrowed(answer, address, find.applied);
  const basket = useBasket(address, answer.summaries, onChange);
  const isOnlyTicked = address.onlyTicked && basket.ids.size > 0;
  const listed = isOnlyTicked ? basket.summaries : left;
  const layout = useListLayout(address, answer.results, listed, onChange);
  const { order, orderValues } = layout;
  const sorted = useMemo(
    () => sortSummaries(listed, order.sort, order.descending, orderValues),
    [listed, order, orderValues],
  );
  const peek = usePeek(address, sorted, onChange);
  const filter = useMemo(
    (): ResultFilter => ({ terms: facets, box, find: find.applied || undefined }),
    [facets, box, find.applied],
  );
  const hasRoom = useMedia(`(min-width: ${peek.traceId === undefined ? '1180px' : '1700px'})`);
  const wanted = usePreferences((preferences) => preferences.facetPanel);
  const isPanelOpen = wanted === 'auto' ? hasRoom && !embedding : wanted === 'open';
  const hasMore = answer.limitReached && from === 'server';
  const coverage = coverageWords(answer.summaries.length, hasMore, !picksAny);
  const isRepeatable = from === 'server' && address.traces.length === 0;
  const isNarrowed = facets.length > 0 || box !== undefined || find.applied !== '';

  useToldCount(left, coverage, isNarrowed, isPending);
  const setBox = (next: Box | undefined) => {
    onChange({ box: next }, 'push');
  };
  const { setTerms, setAdded } = useFacetChoice(answer.results, find.applied, onChange);
  useBoxKey(box, setBox);
  const open = (traceId: string, inNewTab: boolean) => {
    openResult(traceId, peek.queryOf(traceId), inNewTab);
  };
  const foundIds = useMemo(() => sorted.map(({ traceId }) => traceId), [sorted]);
  const reading = useSpanReading(answer, from);
  const spanReading = answer.suggestions.length === 0 && from === 'server' && (
    <SpanReading results={answer.results} reading={reading} traceIds={foundIds} />
  );
  const isOld = isOutdated || isPending;
  // To draw everything without colour takes longer than most answers do.
  const looksOld = useLate(isOld, 150);
  const list = (
    <ResultList
      summaries={sorted}
      layout={layout}
      zone={zone}
      peek={peek}
      ticked={basket.ids}
      onMark={setMarked}
      onTick={basket.toggle}
    />
  );
  const peekPlace = peek.traceId !== undefined && <PeekPlace peek={peek} sorted={sorted} from={from} />;
  return (
    <div className={cx(classes['results'], looksOld && classes['outdated'])} aria-busy={isOld}>
      <ResultHead
        {...props}
        left={left}
        link={
          <>
            {isRepeatable && (
              <LiveControls
                address={address}
                answer={answer}
                isOutdated={isOutdated}
                zone={zone}
                onChange={onChange}
              />
            )}
            {isRepeatable && !embedding && <WatchButton address={address} traces={byFacets} />}
            {embedding && <FullPageLink />}
          </>
        }
        older={<OlderButton {...props} />}
        isPanelOpen={isPanelOpen}
        onPanel={() => {
          setPreferences({ facetPanel: isPanelOpen ? 'closed' : 'open' });
        }}
        onLimit={(limit) => {
          onChange({ limit, older: 0 }, 'push');
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
            <SystemLinks address={address} />
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
      {props.summary}
      {!isOnlyTicked && (!embedding || address.find !== '') && (
        <FindBarToCome answer={answer} text={address.find} find={find} onChange={onChange} />
      )}
      {facets.length > 0 && !isOnlyTicked && (
        <FacetChips
          terms={facets}
          words={isPending ? 'Counting…' : `${formatCount(left.length)} ${coverage}`}
          onTerms={setTerms}
        />
      )}
      {error && isNarrowed && <FailurePanel failure={failureOf(error)} onRetry={onSearchAgain} />}
      {answer.notices.map((notice) => (
        <Notice key={notice} tone="warn">
          {notice}
        </Notice>
      ))}
      {isOnlyTicked ? (
        <div className={classes['body']}>
          <div className={classes['found']}>{list}</div>
          {peekPlace}
        </div>
      ) : answer.summaries.length === 0 ? (
        (props.whenEmpty ?? <EmptyAnswer {...props} />)
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
              onAdded={setAdded}
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
                hasMore={hasMore}
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
                  onChange({ facets: next.terms, box: next.box, find: next.find ?? '' }, 'push');
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
          {peekPlace}
        </div>
      )}
    </div>
  );
}
