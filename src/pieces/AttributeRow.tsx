import { useContext, type KeyboardEvent } from 'react';
import { attributeText, visibleText, type Attribute } from '../core';
import { IconButton } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Icon } from '../ui/Icon';
import { attributeObject, attributePair } from './attributeCopies';
import classes from './AttributeTable.module.css';
import { AttributeValueText } from './AttributeValueText';
import { SiteLinks } from './SiteLinks';
import { ValueHandlesContext, type ValueLink } from './ValueHandles';

/** Values longer than this are offered on the whole screen, in UTF-16 units. */
const longValue = 2000;

/** Whether a value is long, without making the text of a nested one: those are offered always. */
const isLong = ({ value }: Attribute): boolean =>
  value.type === 'string'
    ? value.value.length > longValue
    : value.type === 'bytes'
      ? value.base64.length > longValue
      : value.type === 'map' || value.type === 'array';

/**
 * Arrow keys move along the buttons as if they were a grid, so that a table is one stop of the Tab key however many rows
 * it has. Keys that moved the focus go no further: the tree around a detail has arrows of its own.
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
  // The row may stand in another window, where an element is no instance of this window's classes.
  target.row?.querySelectorAll<HTMLButtonElement>('[data-copy] button')[target.column]?.focus();
}

/** A key as it is read out: cut, with what cannot be seen made visible. */
export function spokenKey(key: string): string {
  const shown = key === '' ? '(no key)' : visibleText(key.slice(0, 81));
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}

/** One key and its value, with what can be done with them. */
export function AttributeRow({
  attribute,
  links,
  pinned,
  stop,
  onStop,
}: {
  readonly attribute: Attribute;
  /** What the site links it to. */
  readonly links: readonly ValueLink[];
  /** It stands first because its key is pinned. */
  readonly pinned: boolean;
  /** Which of the buttons Tab stops at; undefined for none in this row. */
  readonly stop: number | undefined;
  readonly onStop: (column: number) => void;
}) {
  const handles = useContext(ValueHandlesContext);
  const { key, value } = attribute;
  const name = spokenKey(key);
  const copies = [
    { icon: 'copy', label: `Copy value of ${name}`, text: () => attributeText(value) },
    { icon: 'equals', label: `Copy ${name} as key=value`, text: () => attributePair(attribute) },
    { icon: 'braces', label: `Copy ${name} as JSON`, text: () => attributeObject(attribute) },
  ] as const;
  const atStop = (column: number) => ({
    tabIndex: stop === column ? 0 : -1,
    onKeyDown: moveFocus,
    onFocus: () => {
      onStop(column);
    },
    className: classes['copy'],
  });
  return (
    <div className={classes['row']} data-row="" data-pinned={pinned || undefined}>
      <dt className={classes['key']} title={key} dir="auto">
        {pinned && (
          <span className={classes['pin']}>
            <Icon name="pin" size={12} />
            <span className="visually-hidden">pinned </span>
          </span>
        )}
        {key === '' ? '(no key)' : visibleText(key, 2000)}
      </dt>
      <dd className={classes['value']}>
        <AttributeValueText value={value} />
        <SiteLinks links={links} />
        {handles && isLong(attribute) && (
          <button
            type="button"
            className={classes['whole']}
            onClick={() => {
              handles.openWhole(attribute);
            }}
          >
            Open {name} on the whole screen
          </button>
        )}
        <span className={classes['copies']} data-copy="">
          {copies.map(({ icon, label, text }, column) => (
            <CopyButton key={icon} icon={icon} label={label} text={text} {...atStop(column)} />
          ))}
          {handles && (
            <IconButton
              {...atStop(copies.length)}
              icon="more"
              label={`More for ${name}`}
              aria-haspopup="menu"
              onClick={(event) => {
                event.stopPropagation();
                handles.openMenu(attribute, event.currentTarget);
              }}
            />
          )}
        </span>
      </dd>
    </div>
  );
}
