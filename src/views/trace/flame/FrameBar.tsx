import { formatCount } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { Button } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './flame.module.css';
import type { FlamePicture } from './flamePicture';
import { errorWords, frameWords } from './frameWords';

/** What can be done with the active frame. */
export interface FrameActions {
  readonly zoom: () => void;
  readonly show: () => void;
  readonly find: () => void;
  readonly sandwich: () => void;
  readonly similar: () => void;
  readonly isSimilar: boolean;
  /** undefined where the picture has nothing above the frame that could be left out. */
  readonly root: (() => void) | undefined;
}

/** The active frame in words, and what can be done with it. */
export function FrameBar({
  open,
  picture,
  frame,
  colour,
  actions,
}: {
  readonly open: OpenTrace;
  readonly picture: FlamePicture;
  readonly frame: number;
  readonly colour: string;
  readonly actions: FrameActions;
}) {
  const durationText = useDurationText();
  const { service, name, facts, errors, spans } = frameWords(open, picture, frame, durationText);
  const raw = open.trace.names[picture.columns.name[frame] ?? 0] ?? '';
  return (
    <section className={classes['frameBar']} aria-label="Chosen frame">
      <p className={classes['frameName']}>
        <span className={classes['dot']} style={{ background: colour }} />
        <bdi className={classes['service']}>{service}</bdi> <bdi className={classes['operation']}>{name}</bdi>
        <CopyButton text={raw} label="Copy the name" />
      </p>
      <p className={classes['frameFacts']}>
        {facts.map(([label, value]) => (
          <span key={label} className={classes['fact']}>
            {label} <b>{value}</b>
          </span>
        ))}
        {errors > 0 && (
          <span className={cx(classes['fact'], classes['failed'])}>
            <Icon name="error" size={12} /> {errorWords(errors)}
          </span>
        )}
      </p>
      <p className={classes['actions']}>
        <Button look="quiet" className={classes['action']} onClick={actions.show}>
          {spans === 1 ? 'Show the span' : `Show the slowest of ${formatCount(spans)}`}
        </Button>
        <Button look="quiet" className={classes['action']} onClick={actions.zoom}>
          Zoom
        </Button>
        {actions.root && (
          <Button
            look="quiet"
            className={classes['action']}
            title="Leave out what is above and beside the frame"
            onClick={actions.root}
          >
            Collapse above
          </Button>
        )}
        <Button
          look="quiet"
          className={classes['action']}
          title="All its callers above, all it calls below"
          onClick={actions.sandwich}
        >
          Callers and callees
        </Button>
        <Button
          look="quiet"
          className={classes['action']}
          aria-pressed={actions.isSimilar}
          onClick={actions.similar}
        >
          Highlight similar
        </Button>
        <Button look="quiet" className={classes['action']} onClick={actions.find}>
          Find all of these
        </Button>
      </p>
    </section>
  );
}
