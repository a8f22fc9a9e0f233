import { useRef, type KeyboardEvent } from 'react';
import type { SortKey } from '../../state/url/searchAddress';
import { Icon } from '../../ui/Icon';
import classes from './ResultList.module.css';

const heads: readonly {
  readonly key: SortKey;
  readonly title: string;
  readonly first: string;
  readonly last: string;
}[] = [
  { key: 'duration', title: 'Duration', first: 'longest first', last: 'shortest first' },
  { key: 'spans', title: 'Spans', first: 'most first', last: 'fewest first' },
  { key: 'errors', title: 'Errors', first: 'most first', last: 'fewest first' },
  { key: 'start', title: 'Start', first: 'newest first', last: 'oldest first' },
];

/** The heads of the list's columns: each sorts by its column, a second time the other way round. One tab stop. */
export function SortHeads({
  sort,
  descending,
  onSort,
}: {
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly onSort: (sort: SortKey, descending: boolean) => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const buttons = [...(row.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div role="rowgroup">
      <div
        ref={row}
        className={classes['heads']}
        role="row"
        tabIndex={-1}
        aria-rowindex={1}
        onKeyDown={onKeyDown}
      >
        <div role="columnheader" className={classes['traceHead']}>
          Trace
        </div>
        {heads.map(({ key, title, first, last }) => {
          const isSorted = sort === key;
          const next = isSorted && descending ? last : first;
          return (
            <div
              key={key}
              role="columnheader"
              aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
              className={classes[`${key}Head`]}
            >
              <button
                type="button"
                className={classes['head']}
                tabIndex={isSorted ? 0 : -1}
                title={`Sort: ${next}`}
                onClick={() => {
                  onSort(key, isSorted ? !descending : true);
                }}
              >
                {title}
                {isSorted && <Icon name={descending ? 'chevron-down' : 'chevron-up'} size={12} />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
