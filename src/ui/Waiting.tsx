import { Button } from './Button';
import { cx } from './cx';
import classes from './Waiting.module.css';

/** Progress of a wait, shown only when it lasts longer than 300 ms, with a way out. `share` is 0 … 1, undefined if unknown. */
export function Waiting({
  text,
  share,
  onCancel,
}: {
  readonly text: string;
  readonly share?: number | undefined;
  readonly onCancel?: (() => void) | undefined;
}) {
  return (
    <div className={classes['waiting']}>
      <div
        className={classes['meter']}
        role="progressbar"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      >
        <div
          className={cx(classes['filled'], share === undefined && classes['unknown'])}
          style={share === undefined ? undefined : { transform: `scaleX(${String(share)})` }}
        />
      </div>
      <div>{text}</div>
      {onCancel && <Button onClick={onCancel}>Cancel</Button>}
    </div>
  );
}
