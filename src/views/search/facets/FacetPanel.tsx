import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { formatCount, type ResultFilter, type ResultTerm } from '../../../core';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { failureOf } from '../../../state/query/FailureError';
import { useResultKeys, useResultsView } from '../../../state/query/useResults';
import { Combobox, type Choice } from '../../../ui/Combobox';
import { Waiting } from '../../../ui/Waiting';
import { tracesWord } from '../words';
import { FacetList } from './FacetList';
import classes from './facets.module.css';
import { facetLabel } from './facetTerms';

/** Most values that are asked for of one key. */
const mostValues = 100;

interface FacetPanelProps {
  readonly results: number | undefined;
  readonly filter: ResultFilter;
  /** Keys that the reader added. */
  readonly added: readonly string[];
  /** "of the 200 newest loaded". */
  readonly coverage: string;
  /** What there is to say where tags are not known. */
  readonly spanReading: ReactNode;
  readonly onTerms: (terms: readonly ResultTerm[]) => void;
  readonly onAdded: (keys: readonly string[]) => void;
  readonly onSearchAgain: () => void;
}

/** What there is to choose from among the loaded traces, with counts: services, operations, status, tags. */
export function FacetPanel(props: FacetPanelProps) {
  const { results, filter: wanted, added, coverage, spanReading, onTerms, onAdded, onSearchAgain } = props;
  // The list is looked at first: what it shows is asked for before the counts are.
  const filter = useDeferredValue(wanted);
  const about = useResultKeys(results);
  const [text, setText] = useState('');
  const telling = about.data?.telling;
  const keys = useMemo(() => {
    const named = filter.terms.flatMap(({ key, least }) => (least === undefined ? [key] : []));
    return [...new Set([...(telling ?? []), ...added, ...named])];
  }, [telling, added, filter.terms]);
  const view = useResultsView(telling ? results : undefined, filter, keys, mostValues);
  const error = about.error ?? view.error;
  // What no trace has any more would only be a heading; what the reader asked for says so.
  const facets = (view.data?.facets ?? []).filter(
    ({ key, occurring }) =>
      occurring > 0 || added.includes(key) || filter.terms.some((term) => term.key === key),
  );
  const others = (about.data?.keys ?? []).filter(({ key }) => !keys.includes(key));
  return (
    <aside
      className={classes['panel']}
      aria-label="Facets"
      aria-busy={filter !== wanted || view.isPlaceholderData}
    >
      <p className={classes['coverage']}>Counts {coverage}</p>
      {error && <FailurePanel failure={failureOf(error)} onRetry={onSearchAgain} />}
      {!view.data && !error && <Waiting text="Counting what is on the spans…" />}
      {facets.map((facet) => (
        <FacetList
          key={facet.key}
          facet={facet}
          known={about.data?.keys.find(({ key }) => key === facet.key)}
          terms={wanted.terms}
          onTerms={onTerms}
          added={added.includes(facet.key) ? added : undefined}
          onAdded={onAdded}
        />
      ))}
      {spanReading}
      {view.data && others.length > 0 && (
        <div className={classes['add']}>
          <Combobox
            label="Count another tag"
            placeholder={`${formatCount(others.length)} more tags`}
            value={text}
            onChange={setText}
            choices={(typed, _, isTyped): readonly Choice[] => {
              const wanted = isTyped ? typed.trim().toLowerCase() : '';
              return others
                .filter(({ key }) => `${key} ${facetLabel(key)}`.toLowerCase().includes(wanted))
                .map(({ key, traces, distinct }) => ({
                  value: key,
                  label: facetLabel(key),
                  detail: `${tracesWord(traces)}, ${formatCount(distinct)} ${distinct === 1 ? 'value' : 'values'}`,
                }));
            }}
            pick={(choice) => {
              onAdded([...added, choice.value]);
              return { text: '', caret: 0, more: false };
            }}
          />
        </div>
      )}
      {(about.data?.keysLeftOut ?? 0) > 0 && (
        <p className={classes['note']}>
          {formatCount(about.data?.keysLeftOut ?? 0)} rare tags more were left out.
        </p>
      )}
      <p className={classes['note']}>
        Press: only these. Shift and press, or the key -: all but these. {facetLabel('root')} is that of the
        root.
      </p>
    </aside>
  );
}
