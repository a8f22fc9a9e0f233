import { visibleText } from '../../../core';
import { Button, IconButton } from '../../../ui/Button';
import { Popover } from '../../../ui/Popover';
import type { Find } from '../useFind';
import { dropTerm, termsOf } from './dropTerm';
import classes from './moves.module.css';

/** Which terms of the search mark spans here, and the way to drop them or to have them back. */
export function SearchTerms({ find, terms }: { readonly find: Find; readonly terms: string }) {
  const all = termsOf(terms);
  const present = termsOf(find.text);
  const left = all.filter((term) => present.includes(term));
  const without = (gone: readonly string[]) => gone.reduce(dropTerm, find.text);
  const words =
    left.length === 0
      ? 'Search terms off'
      : left.length === all.length
        ? `${String(all.length)} search ${all.length === 1 ? 'term' : 'terms'}`
        : `${String(left.length)} of ${String(all.length)} search terms`;
  return (
    <Popover
      label="Terms of the search"
      title="Which terms of the search mark spans here"
      look="quiet"
      panelClass={classes['termsPanel']}
      button={words}
    >
      {(close) => (
        <>
          <p className={classes['termsNote']}>
            {left.length === 0
              ? 'None of the search’s terms marks spans now.'
              : 'Spans that meet these terms of the search are marked:'}
          </p>
          <ul className={classes['terms']} aria-label="Terms of the search">
            {all.map((term) => (
              <li key={term}>
                <bdi className={classes['term']}>{visibleText(term)}</bdi>
                {left.includes(term) ? (
                  <IconButton
                    icon="close"
                    label={`Drop ${visibleText(term.slice(0, 100))}`}
                    onClick={() => {
                      find.setText(without([term]));
                    }}
                  />
                ) : (
                  <Button
                    look="quiet"
                    onClick={() => {
                      find.add(term);
                    }}
                  >
                    Mark again
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <div className={classes['termsFoot']}>
            {left.length > 0 && (
              <Button
                onClick={() => {
                  find.setText(without(left));
                  close();
                }}
              >
                Drop all
              </Button>
            )}
            {left.length < all.length && (
              <Button
                onClick={() => {
                  find.setText(terms);
                  close();
                }}
              >
                Find only these
              </Button>
            )}
          </div>
        </>
      )}
    </Popover>
  );
}
