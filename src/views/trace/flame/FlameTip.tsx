import { formatCount } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './flame.module.css';
import type { FlamePicture } from './flamePicture';
import { errorWords, frameWords } from './frameWords';

/** What is under the pointer. */
export interface Hovered {
  readonly frame: number;
  /** Frames that the cell stands for, and spans in error among them. */
  readonly frames: number;
  readonly errors: number;
  /** Where, in CSS px of the picture on screen. */
  readonly x: number;
  readonly y: number;
}

/** Says what a frame is, beside the pointer. The same stands below the picture for the frame that is active. */
export function FlameTip({
  open,
  picture,
  hovered,
  width,
  height,
}: {
  readonly open: OpenTrace;
  readonly picture: FlamePicture;
  readonly hovered: Hovered;
  /** Size of the picture on screen. */
  readonly width: number;
  readonly height: number;
}) {
  const durationText = useDurationText();
  const { service, name, facts, errors } = frameWords(open, picture, hovered.frame, durationText);
  const toLeft = hovered.x > width / 2;
  const upwards = hovered.y > height / 2;
  return (
    <div
      className={classes['tip']}
      aria-hidden="true"
      style={{
        ...(toLeft ? { right: width - hovered.x + 12 } : { left: hovered.x + 12 }),
        ...(upwards ? { bottom: height - hovered.y + 12 } : { top: hovered.y + 12 }),
      }}
    >
      {hovered.frames > 1 && (
        <p className={classes['tipMany']}>
          {formatCount(hovered.frames)} frames too narrow to be drawn
          {hovered.errors > 0 && `, ${errorWords(hovered.errors)}`}. The longest:
        </p>
      )}
      <p className={classes['tipName']}>
        <bdi>{name}</bdi>
      </p>
      <p className={classes['tipService']}>
        <bdi>{service}</bdi>
      </p>
      <dl className={classes['tipFacts']}>
        {facts.map(([label, value]) => (
          <div key={label} className={classes['tipFact']}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {errors > 0 && (
        <p className={classes['failed']}>
          <Icon name="error" size={12} /> {errorWords(errors)}
        </p>
      )}
    </div>
  );
}
