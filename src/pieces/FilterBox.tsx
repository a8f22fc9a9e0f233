import { formatCount } from '../core';
import classes from './FilterBox.module.css';

/** A box that narrows a list, and how much of the list is left. */
export function FilterBox({
  label,
  placeholder,
  value,
  found,
  total,
  onChange,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly found: number;
  readonly total: number;
  readonly onChange: (value: string) => void;
}) {
  return (
    <div className={classes['filter']}>
      <input
        className={classes['input']}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {value.trim() !== '' && (
        <span role="status" className={classes['count']}>
          {formatCount(found)} of {formatCount(total)}
        </span>
      )}
    </div>
  );
}
