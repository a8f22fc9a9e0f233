import { useEffect, useMemo, useRef, useState } from 'react';
import { formatCount, visibleText } from '../../core';
import { mayBeKept } from '../../state/kept/keptMark';
import { useKeptFiles } from '../../state/query/filesOnDemand';
import { setPreferences } from '../../state/prefs/preferences';
import { failureOf } from '../../state/query/FailureError';
import { useConnection, useGeneration } from '../../state/query/queries';
import { useListedTraces } from '../../state/query/useListedTraces';
import { searchKey, useOperations, useSearch, useServices } from '../../state/query/searchQueries';
import { useAskAgain } from '../../state/query/wideSearch';
import { useFiles } from '../../state/session/files';
import { useSite } from '../../state/site/site';
import { onDemand } from '../../state/session/onDemand';
import { useZone } from '../../state/session/readerTimes';
import { useEmbedding } from '../../state/url/useEmbedding';
import { useSearchAddress } from '../../state/url/useSearchAddress';
import type { AttributeSuggestion } from '../../worker/TraceEngine';
import { announce } from '../../ui/announce';
import { useShortcuts } from '../../ui/shortcuts';
import { usePageTitle } from '../../ui/usePageTitle';
import { AddressFaults } from './AddressFaults';
import { FilePicker } from './files/FilePicker';
import { FilesNotice } from './files/FilesNotice';
import { FormPane, useFormPane } from './FormPane';
import { SearchForm } from './SearchForm';
import { SearchOutcome } from './SearchOutcome';
import classes from './SearchPage.module.css';
import {
  canGoBack,
  questionKey,
  toTraceQuery,
  toWideSearch,
  wantsWhole,
} from '../../state/query/searchQuery';
import { useMovingWindow } from './live/useMovingWindow';
import { useFirstLook } from './useFirstLook';
import { useSearchForm } from './useSearchForm';
import { errorWords, questionWords, tracesWord } from './words';

const LinkedSet = onDemand(async () => (await import('./saved/LinkedSet')).LinkedSet);
const SearchCommands = onDemand(async () => (await import('./SearchCommands')).SearchCommands);
const NewNames = onDemand(async () => (await import('./collector/NewNames')).NewNames);
const KeptFiles = onDemand(async () => (await import('./files/KeptFiles')).KeptFiles);

const noSuggestions: readonly AttributeSuggestion[] = [];

/** The search page: the question at the left, what it found at the right. All of it stands in the address. */
export function SearchPage() {
  const { address, faults, change } = useSearchAddress();
  const { from } = address;
  const zone = useZone();
  const filesSource = useFiles((state) => state.source);
  const hasFiles = useFiles((state) => state.files.length > 0);
  const withFiles = useSite((site) => site.withFiles);
  useKeptFiles(from);
  const connection = useConnection();
  const source = from === 'files' ? filesSource : connection.data?.source;
  const services = useServices(from);
  const query = source && toTraceQuery(address, source.capabilities);
  const wide = useMemo(() => toWideSearch(address, query), [address, query]);
  const whole = wantsWhole(source?.kind, address);
  const older = canGoBack(address, source?.capabilities.picksAny) ? address.older : 0;
  const searched = useSearch(query, from, wide, whole, older);
  const generation = useGeneration(from);
  const askAgain = useAskAgain(searchKey(query, from, generation, wide, whole), wide, source, whole);
  const listed = useListedTraces(address.traces, from);
  const isList = address.traces.length > 0;
  const search = isList ? listed : searched;
  const isSearching = search.fetchStatus === 'fetching';
  const [isFormOpen, setFormOpen] = useState(false);
  const formPlace = useRef<HTMLElement>(null);
  const firstField = useRef<HTMLInputElement>(null);
  const underWay = useRef<string>(undefined);
  useEffect(() => {
    if (!isSearching) underWay.current = undefined;
  }, [isSearching, address]);

  const form = useSearchForm(address, faults, zone, source?.capabilities, (question) => {
    setFormOpen(false);
    const next = { ...address, ...question, traces: [], peek: undefined, older: 0 };
    // The same click again while the search is under way is impatience, not another question.
    const isRelative = next.lookback !== 'custom';
    const key = questionKey(isRelative ? { ...next, start: 0, end: 0 } : next);
    if (underWay.current === key) return;
    underWay.current = key;
    if (questionKey(next) === questionKey(address) && faults.length === 0) void search.refetch();
    else change({ ...question, traces: [], peek: undefined, older: 0 }, 'push');
  });
  useMovingWindow(address, change);
  useFirstLook(address, faults.length > 0 || form.isTouched, source, services.data, change);

  const named = form.draft.service.trim();
  const isListed = named !== '' && (services.data?.includes(named) === true || named === address.service);
  const operations = useOperations(isListed ? named : undefined, from);

  useEffect(() => {
    if (form.faults.size === 0 || !form.isTouched) return;
    formPlace.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form.faults, form.isTouched]);

  const answer = search.isPlaceholderData ? undefined : search.data;
  useEffect(() => {
    // What comes by itself is not told trace by trace.
    if (!answer || answer.isLive) return;
    const { summaries } = answer;
    announce([tracesWord(summaries.length), errorWords(summaries)].filter(Boolean).join(', '));
  }, [answer]);

  const asked = query !== undefined || isList;
  // Inside another page the question is the link's.
  const withForm = useEmbedding() === undefined || !asked;
  const pane = useFormPane(asked);
  const shortcuts = [
    {
      keys: '/',
      does: 'Go to the search form',
      group: 'Search',
      run: () => {
        setFormOpen(true);
        if (pane.isFolded) setPreferences({ formFolded: false });
        requestAnimationFrame(() => firstField.current?.focus());
      },
    },
  ];
  useShortcuts(withForm ? shortcuts : []);
  const title = visibleText(questionWords(address, from === 'files')).slice(0, 120);
  usePageTitle(asked ? `${title} · Search` : 'Search');

  return (
    <div className={classes['page']} data-form={withForm || undefined} style={pane.style}>
      <SearchCommands
        address={address}
        answer={answer}
        onChange={change}
        onSearchAgain={() => void search.refetch()}
      />
      {source?.sendTo !== undefined && <NewNames answer={answer} />}
      {address.savedSet !== '' && <LinkedSet packed={address.savedSet} onChange={change} />}
      <FormPane
        place={formPlace}
        pane={pane}
        isHidden={!withForm}
        title={title}
        isOpen={isFormOpen}
        onOpen={setFormOpen}
      >
        <SearchForm
          draft={form.draft}
          faults={form.faults}
          onChange={form.change}
          onSubmit={form.submit}
          services={services.data}
          servicesFault={services.isError ? 'list not available' : undefined}
          operations={operations.data}
          suggestions={search.data?.suggestions ?? noSuggestions}
          capabilities={source?.capabilities}
          zone={zone}
          isFiles={from === 'files'}
          isSearching={isSearching}
          firstField={firstField}
          results={search.data?.results}
        />
        <div className={classes['files']}>
          {withFiles && <FilePicker />}
          {withFiles && (
            <p>
              Or drop or paste them anywhere. They are read and kept in this browser: nothing of them leaves
              it.
            </p>
          )}
          {(hasFiles || mayBeKept()) && <KeptFiles isShown={from === 'files'} />}
        </div>
      </FormPane>
      <section className={classes['outcome']} aria-label="Results">
        {from === 'files' && <FilesNotice count={answer && formatCount(answer.summaries.length)} />}
        <AddressFaults faults={faults} isAsked={asked} />
        <SearchOutcome
          address={address}
          hasFaults={faults.length > 0}
          connection={connection}
          services={services}
          search={search}
          source={source}
          isAsked={asked}
          zone={zone}
          failureOf={failureOf}
          onAskAgain={askAgain}
          onChange={change}
        />
      </section>
    </div>
  );
}
