import { nanos } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { onDemand } from '../../../state/session/onDemand';
import { Popover } from '../../../ui/Popover';
import type { Zoom } from '../useZoom';
import classes from '../TracePage.module.css';

const ZoomFields = onDemand(async () => (await import('./ZoomFields')).ZoomFields);

/** How much of the trace is on screen; opens the fields that set it. */
export function ZoomWindowButton({ zoom }: { readonly zoom: Zoom }) {
  const durationText = useDurationText();
  const { start, end } = zoom.window;
  return (
    <Popover
      label="Part of the trace to show"
      button={`${durationText(nanos(end - start))} shown`}
      buttonClass={classes['shown']}
      panelClass={classes['zoomPanel']}
    >
      {(close) => <ZoomFields key={`${String(start)}-${String(end)}`} zoom={zoom} onDone={close} />}
    </Popover>
  );
}
