import { formatDuration, nanos } from '../../core';
import { IconButton } from '../../ui/Button';
import classes from './TracePage.module.css';
import type { Zoom } from './useZoom';

/** Zoom without dragging, and how much is shown. */
export function ZoomButtons({ zoom }: { readonly zoom: Zoom }) {
  return (
    <div className={classes['group']} role="group" aria-label="Zoom">
      {!zoom.whole && (
        <span className={classes['shown']}>
          {formatDuration(nanos(zoom.window.end - zoom.window.start))} shown
        </span>
      )}
      <IconButton
        icon="zoom-out"
        label="Zoom out (−)"
        aria-disabled={zoom.whole}
        onClick={() => {
          zoom.by(0.5);
        }}
      />
      <IconButton
        icon="zoom-in"
        label="Zoom in (+)"
        onClick={() => {
          zoom.by(2);
        }}
      />
      <IconButton
        icon="reset"
        label="Show the whole trace (0)"
        aria-disabled={zoom.whole}
        onClick={zoom.reset}
      />
    </div>
  );
}
