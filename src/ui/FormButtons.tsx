import classes from './FormButtons.module.css';

/** A few things to choose one of, as a row of buttons; one is on. */
export function FormButtons<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string; readonly title?: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <span role="group" aria-label={label} className={classes['forms']}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={classes['form']}
          aria-pressed={option.value === value}
          title={option.title}
          onClick={() => {
            if (option.value !== value) onChange(option.value);
          }}
        >
          {option.text}
        </button>
      ))}
    </span>
  );
}
