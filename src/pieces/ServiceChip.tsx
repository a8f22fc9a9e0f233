import type { CSSProperties } from 'react';
import { visibleText } from '../core';
import { Icon } from '../ui/Icon';
import { serviceHue } from './serviceColour';
import classes from './ServiceChip.module.css';

/** A service by name and colour, with its spans and errors where they are known. */
export function ServiceChip({
  name,
  hue = serviceHue(name),
  spans,
  errors,
}: {
  readonly name: string;
  /** Degrees; given where collisions inside a trace were resolved. */
  readonly hue?: number | undefined;
  readonly spans?: number | undefined;
  readonly errors?: number | undefined;
}) {
  const style: CSSProperties & Record<'--hue', string> = { '--hue': String(hue) };
  return (
    <span className={classes['chip']} style={style} title={name}>
      <span className={classes['dot']} />
      <span className={classes['name']}>{visibleText(name)}</span>
      {spans !== undefined && <span className={classes['count']}>{spans}</span>}
      {errors !== undefined && errors > 0 && (
        <span className={classes['errors']} title={`${String(errors)} in error`}>
          <Icon name="error" size={11} />
          {errors}
          <span className="visually-hidden"> in error</span>
        </span>
      )}
    </span>
  );
}
