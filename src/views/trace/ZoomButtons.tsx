import { Button, IconButton } from '../../ui/Button';
import classes from './TracePage.module.css';
import type { Zoom } from './useZoom';
import { ZoomWindowButton } from './zoom/ZoomWindowButton';

/** Squeezing is offered where it saves more than this share of the width. */
const worthSaving = 0.3;

/** Zoom without dragging, and how much is shown. */
export function ZoomButtons({ zoom }: { readonly zoom: Zoom }) {
  return (
    <div className={classes['group']} role="group" aria-label="Zoom">
      <ZoomWindowButton zoom={zoom} />
      {(zoom.squeezed || zoom.saves > worthSaving) && (
        <Button
          look="quiet"
          aria-pressed={zoom.squeezed}
          title={`Nothing runs in ${String(Math.round(zoom.saves * 100))} % of the width (i)`}
          onClick={() => {
            zoom.squeeze(!zoom.squeezed);
          }}
        >
          {zoom.squeezed ? 'Idle time squeezed' : 'Squeeze idle time'}
        </Button>
      )}
      {zoom.canBack && (
        <IconButton icon="arrow-left" label="Back to the zoom before (Alt+←)" onClick={zoom.back} />
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
