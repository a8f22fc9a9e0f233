import type { ResultFilter, ResultTerm } from '../../../core';
import { Button, IconButton } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import classes from './facets.module.css';
import { termWords, toggledTerm } from './facetTerms';

/** What narrows the list, each with a button that takes it back. */
export function FacetChips({
  terms,
  words,
  onTerms,
}: {
  readonly terms: ResultFilter['terms'];
  /** "43 of the 200 newest loaded". */
  readonly words: string;
  readonly onTerms: (terms: readonly ResultTerm[]) => void;
}) {
  return (
    <div role="group" className={classes['chips']} aria-label="Narrowed by">
      <span className={classes['left']}>{words}</span>
      {terms.map((term) => (
        <span key={termWords(term)} className={cx(classes['chip'], term.isExcluded && classes['isNot'])}>
          <bdi className={classes['chipText']}>{termWords(term)}</bdi>
          <IconButton
            icon="close"
            label={`Take back ${termWords(term).slice(0, 120)}`}
            onClick={() => {
              onTerms(toggledTerm(terms, term));
            }}
          />
        </span>
      ))}
      {terms.length > 1 && (
        <Button
          look="quiet"
          className={classes['clear']}
          onClick={() => {
            onTerms([]);
          }}
        >
          Take all back
        </Button>
      )}
    </div>
  );
}
