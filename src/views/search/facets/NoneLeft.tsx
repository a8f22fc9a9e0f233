import { visibleText, type ResultFilter } from '../../../core';
import { useLeft } from '../../../state/query/useResults';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { tracesWord } from '../words';
import classes from './facets.module.css';
import { termWords, toggledTerm } from './facetTerms';

/** The narrowing leaves nothing: what each part of it alone costs, and a button that takes it back. */
export function NoneLeft({
  results,
  filter,
  onFilter,
}: {
  readonly results: number | undefined;
  readonly filter: ResultFilter;
  readonly onFilter: (filter: ResultFilter) => void;
}) {
  const { terms, box, find } = filter;
  const looser = [
    ...terms.map((term) => ({
      words: `Without “${termWords(term)}”`,
      filter: { ...filter, terms: toggledTerm(terms, term) },
    })),
    ...(find === undefined
      ? []
      : [
          {
            words: `Without the find text “${visibleText(find.slice(0, 80))}”`,
            filter: { ...filter, find: undefined },
          },
        ]),
    ...(box ? [{ words: 'Without the box of the plot', filter: { ...filter, box: undefined } }] : []),
  ];
  const left = useLeft(
    results,
    looser.map((one) => one.filter),
  );
  return (
    <EmptyState title="No loaded trace fits all of this">
      <p>The search found traces, but what narrows the list leaves none of them.</p>
      <ul className={classes['looser']}>
        {looser.map((one, at) => (
          <li key={one.words}>
            <Button
              onClick={() => {
                onFilter(one.filter);
              }}
            >
              <span>
                <bdi>{one.words}</bdi>: {left[at] === undefined ? '…' : tracesWord(left[at])}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
