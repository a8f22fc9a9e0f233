import { useRef, useState } from 'react';
import { builtins, columnLabel, formatCount, visibleText, type AttributeKey } from '../../../core';
import { useAttributeKeys } from '../../../state/query/useAttributes';
import { Button, IconButton } from '../../../ui/Button';
import { Combobox, type Choice } from '../../../ui/Combobox';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './columnChooser.module.css';

const keyChoice = ({ key, spans }: AttributeKey): Choice => ({
  value: key,
  label: visibleText(key.slice(0, 120)),
  detail: `${formatCount(spans)} ${spans === 1 ? 'span' : 'spans'}`,
});

interface ColumnChoiceProps {
  readonly open: OpenTrace;
  readonly keys: readonly string[];
  /** Columns that nobody chose; [] = there need not be any. */
  readonly usual: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** A field that adds columns, and the list of those that are there, in their order. */
export function ColumnChoice({ open, keys, usual, onChange }: ColumnChoiceProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const { data: attributeKeys = [], error } = useAttributeKeys(open);
  const choices: readonly Choice[] = [
    ...builtins.map(({ key, label }) => ({ value: key, label, detail: 'built in' })),
    ...attributeKeys.map(keyChoice),
  ].filter(({ value }) => !keys.includes(value));
  // At an end it stays where it is; its button keeps the focus.
  const move = (at: number, by: number) => {
    if (at + by < 0 || at + by >= keys.length) return;
    const next = [...keys];
    const [key] = next.splice(at, 1);
    if (key !== undefined) next.splice(at + by, 0, key);
    onChange(next);
  };
  return (
    <>
      <Combobox
        label="Add a column"
        hint={error ? 'the tags could not be read' : undefined}
        placeholder="Tag or built-in"
        inputRef={field}
        value={text}
        onChange={setText}
        choices={(typed, _, isTyped) => {
          const wanted = isTyped ? typed.trim().toLowerCase() : '';
          return choices.filter(({ value, label = '' }) =>
            `${value} ${label}`.toLowerCase().includes(wanted),
          );
        }}
        pick={(choice) => {
          onChange([...keys, choice.value]);
          return { text: '', caret: 0, more: false };
        }}
      />
      <ul className={classes['chosen']} aria-label="Columns">
        {keys.map((key, at) => {
          const label = visibleText(columnLabel(key).slice(0, 80));
          return (
            <li key={key} className={classes['chosenColumn']}>
              <bdi className={classes['chosenName']}>{label}</bdi>
              <IconButton
                icon="chevron-up"
                label={`Move ${label} to the left`}
                aria-disabled={at === 0}
                onClick={() => {
                  move(at, -1);
                }}
              />
              <IconButton
                icon="chevron-down"
                label={`Move ${label} to the right`}
                aria-disabled={at === keys.length - 1}
                onClick={() => {
                  move(at, 1);
                }}
              />
              <IconButton
                icon="close"
                label={`Remove the column ${label}`}
                disabled={keys.length === 1 && usual.length > 0}
                onClick={() => {
                  onChange(keys.filter((one) => one !== key));
                  // The button goes with its column.
                  field.current?.focus();
                }}
              />
            </li>
          );
        })}
      </ul>
      <Button
        disabled={keys.length === 0}
        onClick={() => {
          onChange(usual);
        }}
      >
        {usual.length === 0 ? 'No columns' : 'Usual columns'}
      </Button>
    </>
  );
}

/** Which columns the span table has, and in which order. */
export function ColumnChooser(props: ColumnChoiceProps) {
  return (
    <Popover
      label="Columns of the table"
      panelClass={classes['chooser']}
      button={
        <>
          <Icon name="columns" size={14} /> Columns
        </>
      }
    >
      {() => <ColumnChoice {...props} />}
    </Popover>
  );
}
