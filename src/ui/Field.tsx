import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import classes from './Field.module.css';

/** Label, control and, where something is wrong, the reason: tied together for screen readers. */
export function Field({
  label,
  hint,
  fault,
  children,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={classes['field']}>
      <label className={classes['label']} htmlFor={id}>
        <span>{label}</span>
        {hint !== undefined && <span className={classes['hint']}>{hint}</span>}
      </label>
      {children({ id, describedBy: fault ? `${id}-fault` : undefined, invalid: fault !== undefined })}
      {fault !== undefined && (
        <span id={`${id}-fault`} className={classes['fault']}>
          {fault}
        </span>
      )}
    </div>
  );
}

/** A one-line text field with its label. */
export function TextField({
  label,
  hint,
  fault,
  ...rest
}: ComponentPropsWithRef<'input'> & {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
}) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          className={classes['input']}
        />
      )}
    </Field>
  );
}
