import { memo, useRef, useState, type KeyboardEvent } from 'react';
import {
  formatCount,
  resultStatus,
  visibleText,
  type Facet,
  type ResultKey,
  type ResultTerm,
} from '../../../core';
import { hueColour, serviceHue } from '../../../pieces/serviceColour';
import { Button, IconButton } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import { tracesWord } from '../words';
import classes from './facets.module.css';
import { facetLabel, toggledTerm } from './facetTerms';

/** Values that are shown before "more" is pressed. */
const fewValues = 6;

interface FacetListProps {
  readonly facet: Facet;
  readonly known: ResultKey | undefined;
  readonly terms: readonly ResultTerm[];
  readonly onTerms: (terms: readonly ResultTerm[]) => void;
  /** The keys that the reader added, where this is one of them. */
  readonly added: readonly string[] | undefined;
  readonly onAdded: (keys: readonly string[]) => void;
}

/**
 * The values of one key with their counts. A press includes a value, with Shift or Alt it excludes it; by keyboard the arrows move,
 * Enter includes, - excludes. One stop for the Tab key.
 */
export const FacetList = memo(function FacetList(props: FacetListProps) {
  const { facet, known, terms, onTerms, added, onAdded } = props;
  const { key, values, occurring, without, pool } = facet;
  const [isLong, setLong] = useState(false);
  const [stop, setStop] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const label = facetLabel(key);
  const onToggle = (term: ResultTerm) => {
    onTerms(toggledTerm(terms, term));
  };
  const stateOf = (value: string | undefined) => {
    const term = terms.find((one) => one.key === key && one.value === value && one.least === undefined);
    return term === undefined ? undefined : term.isExcluded ? 'excluded' : 'included';
  };
  const isShown = (text: string, at: number) => isLong || at < fewValues || stateOf(text) !== undefined;
  const hidden = values.filter(({ text }, at) => !isShown(text, at)).length;
  const hasWithout = stateOf(undefined) !== undefined || (without.traces > 0 && without.traces < pool);
  const rows: readonly { readonly value: string | undefined; readonly traces: number }[] = [
    ...values.flatMap(({ text, traces }, at) => (isShown(text, at) ? [{ value: text, traces }] : [])),
    ...(hasWithout ? [{ value: undefined, traces: without.traces }] : []),
  ];
  const active = Math.min(stop, rows.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const row = rows[active];
    const moves = new Map([
      ['ArrowDown', active + 1],
      ['ArrowUp', active - 1],
      ['Home', 0],
      ['End', rows.length - 1],
    ]);
    const to = moves.get(event.key);
    const isPress = event.key === 'Enter' || event.key === ' ';
    if (to !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, to));
      setStop(next);
      list.current?.querySelectorAll<HTMLElement>('[data-value]')[next]?.focus();
    } else if (row && (event.key === '-' || (isPress && (event.shiftKey || event.altKey)))) {
      onToggle({ key, value: row.value, isExcluded: true });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className={classes['facet']} aria-label={label}>
      <h2 className={classes['title']} title={key}>
        <bdi className={classes['titleText']}>{label}</bdi>
        {added && (
          <IconButton
            icon="close"
            label={`Do not count ${label}`}
            className={classes['remove']}
            onClick={() => {
              onAdded(added.filter((other) => other !== key));
            }}
          />
        )}
      </h2>
      {rows.length === 0 && <p className={classes['none']}>no values here</p>}
      <ul ref={list} className={classes['values']}>
        {rows.map(({ value, traces }, at) => {
          const state = stateOf(value);
          const text = value === undefined ? 'none' : visibleText(value);
          return (
            <li key={value ?? '\u0000none'} className={classes['row']}>
              <button
                type="button"
                data-value=""
                tabIndex={at === active ? 0 : -1}
                aria-pressed={state !== undefined}
                className={cx(classes['value'], state !== undefined && classes[state])}
                title={`${text}\nPress: only these; with Shift or -: all but these`}
                onKeyDown={onKeyDown}
                onFocus={() => {
                  setStop(at);
                }}
                onClick={(event) => {
                  onToggle({ key, value, isExcluded: event.shiftKey || event.altKey });
                }}
              >
                <span
                  className={classes['share']}
                  style={{ inlineSize: `calc((100% - 8px) * ${String(pool > 0 ? traces / pool : 0)})` }}
                />
                {key === 'service' && value !== undefined && (
                  <span className={classes['dot']} style={{ background: hueColour(serviceHue(value)) }} />
                )}
                {key === 'status' && value === resultStatus.error && (
                  <span className={classes['error']}>
                    <Icon name="error" size={12} />
                  </span>
                )}
                <bdi className={cx(classes['text'], value === undefined && classes['absent'])}>
                  {text.slice(0, 200)}
                </bdi>
                <span className="visually-hidden">, </span>
                <span className={classes['count']}>{formatCount(traces)}</span>
                <span className="visually-hidden">
                  {traces === 1 ? ' trace' : ' traces'}
                  {state === 'excluded' && ', excluded'}
                </span>
              </button>
              <IconButton
                icon="minus"
                label={`All but ${label} ${text.slice(0, 80)}`}
                tabIndex={-1}
                className={classes['exclude']}
                onClick={() => {
                  onToggle({ key, value, isExcluded: true });
                }}
              />
            </li>
          );
        })}
      </ul>
      {(hidden > 0 || isLong) && values.length > fewValues && (
        <Button
          look="quiet"
          className={classes['more']}
          aria-expanded={isLong}
          onClick={() => {
            setLong(!isLong);
          }}
        >
          {isLong ? 'fewer' : `${formatCount(hidden)} more`}
        </Button>
      )}
      {isLong && occurring > values.length && (
        <p className={classes['none']}>
          the {formatCount(values.length)} most frequent of {formatCount(occurring)}
        </p>
      )}
      {known !== undefined && known.unlisted > 0 && (
        <p className={classes['none']}>
          {tracesWord(known.unlisted)} with values that are not listed: too long, or too many
        </p>
      )}
    </section>
  );
});
