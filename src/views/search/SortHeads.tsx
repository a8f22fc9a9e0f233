import { useRef, type KeyboardEvent } from 'react';
import { Icon } from '../../ui/Icon';
import classes from './ResultList.module.css';

const heads: readonly {
  readonly key: string;
  readonly title: string;
  /** Both ways in words; the first press takes the first of them. */
  readonly ways: readonly { readonly descending: boolean; readonly words: string }[];
}[] = [
  { key: 'name', title: 'Trace', ways: bothWays('from A to Z', 'from Z to A', false) },
  { key: 'duration', title: 'Duration', ways: bothWays('longest first', 'shortest first') },
  { key: 'spans', title: 'Spans', ways: bothWays('most first', 'fewest first') },
  { key: 'errors', title: 'Errors', ways: bothWays('most first', 'fewest first') },
  { key: 'start', title: 'Start', ways: bothWays('newest first', 'oldest first') },
];

function bothWays(first: string, second: string, descending = true) {
  return [
    { descending, words: first },
    { descending: !descending, words: second },
  ];
}

/** The heads of the list's columns: each sorts by its column, a second time the other way round. One tab stop. */
export function SortHeads({
  sort,
  descending,
  onSort,
}: {
  readonly sort: string;
  readonly descending: boolean;
  readonly onSort: (sort: string, descending: boolean) => void;
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
        {heads.map(({ key, title, ways }) => {
          const isSorted = sort === key;
          const next = ways.find((way) => !isSorted || way.descending !== descending);
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
                title={`Sort: ${next?.words ?? ''}`}
                onClick={() => {
                  onSort(key, next?.descending ?? true);
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
