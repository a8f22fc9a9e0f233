import { useEffect, type ReactNode } from 'react';
import { formatCount, visibleText, type CommonChoice, type ResultFilter } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { failureOf } from '../../../state/query/FailureError';
import { useCommon, useResultKeys } from '../../../state/query/useResults';
import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { announce } from '../../../ui/announce';
import { IconButton } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import { Waiting } from '../../../ui/Waiting';
import type { ListLayout } from '../columns/useListLayout';
import { narrowedBy } from '../facets/facetTerms';
import classes from './common.module.css';
import { CommonTable, type FactActions } from './CommonTable';
import { choiceWords, footWords, sidesWords, verdictWords } from './commonWords';
import { SideChoice } from './SideChoice';

interface CommonPanelProps {
  readonly results: number | undefined;
  readonly filter: ResultFilter;
  readonly choice: CommonChoice;
  readonly address: SearchAddress;
  /** "of the 200 newest loaded". */
  readonly coverage: string;
  /** The search found more than it loaded. */
  readonly hasMore: boolean;
  readonly layout: ListLayout;
  /** What there is to say where tags are not known. */
  readonly spanReading: ReactNode;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
  readonly onSearchAgain: () => void;
}

/** What some of the loaded traces have in common that the rest have not: the slow ones, those with errors, a box, a group. */
export function CommonPanel(props: CommonPanelProps) {
  const durationText = useDurationText();
  const { results, filter, choice, address, coverage, hasMore, layout, spanReading } = props;
  const { onChange, onSearchAgain } = props;
  const { data, error, isPlaceholderData } = useCommon(results, filter, choice);
  const about = useResultKeys(results);
  const answer = isPlaceholderData ? undefined : data;
  const verdict = answer && verdictWords(answer);
  useEffect(() => {
    if (verdict !== undefined) announce(verdict);
  }, [verdict]);
  const words = choiceWords(choice);
  const onChoice = (common: CommonChoice | undefined) => {
    onChange({ common }, 'push');
  };
  const actions: FactActions = {
    onNarrow: (term) => {
      onChange({ facets: narrowedBy(address.facets, term) }, 'push');
    },
    onGroup: (groupKey) => {
      onChange({ groupKey }, 'push');
    },
    onColour: (plotColour) => {
      onChange({ plotColour }, 'replace');
    },
    onColumn: (key) => {
      layout.setColumns([...layout.keys.filter((one) => one !== key), key]);
    },
  };
  return (
    <section className={classes['panel']} aria-label="In common" aria-busy={isPlaceholderData}>
      <div className={classes['head']}>
        <h2 className={classes['question']}>
          <SideChoice
            results={results}
            filter={filter}
            choice={choice}
            groupKey={address.groupKey}
            onChoice={onChoice}
          />
          <span>have in common, and the rest not?</span>
        </h2>
        {data && (
          <p className={classes['sides']}>
            {sidesWords(data, durationText)}, {coverage}.
          </p>
        )}
        <IconButton
          icon="close"
          label="Close what they have in common"
          className={classes['close']}
          onClick={() => {
            onChoice(undefined);
          }}
        />
      </div>
      {error && <FailurePanel failure={failureOf(error)} onRetry={onSearchAgain} />}
      {!data && !error && <Waiting text="Comparing the traces…" />}
      {data && (
        <div className={cx(classes['answer'], isPlaceholderData && classes['outdated'])}>
          <p className={classes['verdict']}>
            <bdi>{verdictWords(data)}</bdi>
            {data.facts.length === 0 && hasMore && ' More traces tell more: ask for a higher limit.'}
          </p>
          {data.facts.length > 0 && <CommonTable answer={data} head={words.head} actions={actions} />}
          {about.data && !about.data.hasAttributes && (
            <p className={classes['note']}>
              Only summaries were compared: services, the root’s operation, numbers of spans and errors. What
              lies in tags, other operations, calls, retries or depth cannot be found in them.
            </p>
          )}
          {spanReading}
          {data.facts.length > 0 && <p className={classes['note']}>{footWords(data)}</p>}
          {data.idKeys.length > 0 && (
            <p className={classes['note']}>
              Not compared, for almost each trace has its own (ids, times):{' '}
              <bdi>
                {data.idKeys
                  .slice(0, 12)
                  .map((key) => visibleText(key.slice(0, 60)))
                  .join(', ')}
              </bdi>
              {data.idKeys.length > 12 && ` and ${formatCount(data.idKeys.length - 12)} more`}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
