import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react';
import { attributeText, formatCount, visibleText, type Attribute } from '../core';
import { CopyButton } from '../ui/CopyButton';
import { attributeObject, attributePair, filterAttributes } from './attributeCopies';
import classes from './AttributeTable.module.css';
import { AttributeValueText } from './AttributeValueText';
import { ShowMore } from './ShowMore';

/** More attributes than these get a box to filter them. */
const filterFrom = 12;
const firstRows = 50;

/**
 * Arrow keys move along the copy buttons as if they were a grid, so that a table is one stop of the Tab key however
 * many rows it has. Keys that moved the focus go no further: the tree around a detail has arrows of its own.
 */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const row = event.currentTarget.closest('[data-row]');
  const column = [...(row?.querySelectorAll('[data-copy] button') ?? [])].indexOf(event.currentTarget);
  const target = (() => {
    switch (event.key) {
      case 'ArrowDown':
        return { row: row?.nextElementSibling, column };
      case 'ArrowUp':
        return { row: row?.previousElementSibling, column };
      case 'ArrowRight':
        return { row, column: column + 1 };
      case 'ArrowLeft':
        return { row, column: column - 1 };
      default:
        return undefined;
    }
  })();
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  const button = [...(target.row?.querySelectorAll('[data-copy] button') ?? [])][target.column];
  if (button instanceof HTMLElement) button.focus();
}

function AttributeRow({
  attribute,
  stop,
  onStop,
}: {
  readonly attribute: Attribute;
  /** Which of the copy buttons Tab stops at; undefined for none in this row. */
  readonly stop: number | undefined;
  readonly onStop: (column: number) => void;
}) {
  const { key, value } = attribute;
  const shown = key === '' ? '(no key)' : visibleText(key);
  const name = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  const copies = [
    { icon: 'copy', label: `Copy value of ${name}`, text: () => attributeText(value) },
    { icon: 'equals', label: `Copy ${name} as key=value`, text: () => attributePair(attribute) },
    { icon: 'braces', label: `Copy ${name} as JSON`, text: () => attributeObject(attribute) },
  ] as const;
  return (
    <div className={classes['row']} data-row="">
      <dt className={classes['key']} title={key} dir="auto">
        {shown.length > 2000 ? `${shown.slice(0, 2000)}…` : shown}
      </dt>
      <dd className={classes['value']}>
        <AttributeValueText value={value} />
        <span className={classes['copies']} data-copy="">
          {copies.map(({ icon, label, text }, column) => (
            <CopyButton
              key={icon}
              icon={icon}
              label={label}
              text={text}
              tabIndex={stop === column ? 0 : -1}
              onKeyDown={moveFocus}
              onFocus={() => {
                onStop(column);
              }}
              className={classes['copy']}
            />
          ))}
        </span>
      </dd>
    </div>
  );
}

/**
 * Keys and values in the order they were sent. Everything is text; long values, many rows and bytes are cut with a way
 * to see all; each row can be copied as value, key=value or JSON, by mouse or keyboard.
 */
export function AttributeTable({
  attributes,
  label,
}: {
  readonly attributes: readonly Attribute[];
  /** What these are, for screen readers: "Tags". */
  readonly label: string;
}) {
  const [filter, setFilter] = useState('');
  const [limit, setLimit] = useState(firstRows);
  const [stop, setStop] = useState({ row: 0, column: 0 });
  const wanted = useDeferredValue(filter);
  const found = useMemo(() => filterAttributes(attributes, wanted), [attributes, wanted]);
  const rows = found.slice(0, limit);
  const stopRow = Math.min(stop.row, rows.length - 1);
  return (
    <div className={classes['table']}>
      {attributes.length > filterFrom && (
        <div className={classes['filter']}>
          <input
            className={classes['input']}
            aria-label={`Filter ${label}`}
            placeholder={`Filter ${formatCount(attributes.length)} by key or value`}
            value={filter}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setFilter(event.target.value);
            }}
          />
          {wanted.trim() !== '' && (
            <span role="status" className={classes['count']}>
              {formatCount(found.length)} of {formatCount(attributes.length)}
            </span>
          )}
        </div>
      )}
      <dl className={classes['rows']} aria-label={label}>
        {rows.map((attribute, row) => (
          <AttributeRow
            // Keys repeat; the position alone tells rows apart.
            key={row}
            attribute={attribute}
            stop={row === stopRow ? stop.column : undefined}
            onStop={(column) => {
              setStop({ row, column });
            }}
          />
        ))}
      </dl>
      <ShowMore shown={rows.length} total={found.length} step={500} what={label} onMore={setLimit} />
    </div>
  );
}
