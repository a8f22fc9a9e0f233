import { useRef, useState } from 'react';
import { Button, IconButton } from '../../ui/Button';
import { Combobox, type Choice } from '../../ui/Combobox';
import classes from './columnChoice.module.css';

interface ColumnChoiceProps {
  /** What can become a column, those that are columns among them. */
  readonly choices: readonly Choice[];
  /** What is wrong with the choices. */
  readonly hint?: string | undefined;
  readonly placeholder: string;
  readonly keys: readonly string[];
  /** Columns that nobody chose; [] = there need not be any. */
  readonly usual: readonly string[];
  /** A column as people read it. */
  readonly labelOf: (key: string) => string;
  /** What there is to say about a column, behind its name: "no values here". */
  readonly noteOf?: (key: string) => string | undefined;
  readonly onChange: (keys: readonly string[]) => void;
}

/** A field that adds columns, and the list of those that are there, in their order. */
export function ColumnChoice(props: ColumnChoiceProps) {
  const { choices, hint, placeholder, keys, usual, labelOf, noteOf, onChange } = props;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const others = choices.filter(({ value }) => !keys.includes(value));
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
        hint={hint}
        placeholder={placeholder}
        inputRef={field}
        value={text}
        onChange={setText}
        choices={(typed, _, isTyped) => {
          const wanted = isTyped ? typed.trim().toLowerCase() : '';
          return others.filter(({ value, label = '' }) => `${value} ${label}`.toLowerCase().includes(wanted));
        }}
        pick={(choice) => {
          onChange([...keys, choice.value]);
          return { text: '', caret: 0, more: false };
        }}
      />
      <ul className={classes['chosen']} aria-label="Columns">
        {keys.map((key, at) => {
          const label = labelOf(key);
          const note = noteOf?.(key);
          return (
            <li key={key} className={classes['chosenColumn']}>
              <bdi className={classes['chosenName']}>{label}</bdi>
              {note !== undefined && <span className={classes['note']}>{note}</span>}
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
