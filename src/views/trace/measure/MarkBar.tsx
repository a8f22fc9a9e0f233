import { useMemo } from 'react';
import { formatCount, measureStretch, nanos, type SpanTable } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { Button, IconButton } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import type { Zoom } from '../useZoom';
import classes from './MarkBar.module.css';

const counted = (count: number, one: string) => `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

/** What was measured: how long, how much runs in it; zoom to it, copy it, clear it. */
export function MarkBar({ zoom, spans }: { readonly zoom: Zoom; readonly spans: SpanTable }) {
  const durationText = useDurationText();
  const { stretch } = zoom.mark;
  const measure = useMemo(
    () => (stretch === undefined ? undefined : measureStretch(spans, stretch)),
    [spans, stretch],
  );
  if (stretch === undefined || measure === undefined) return null;
  const errors = measure.errors === 0 ? '' : `, ${counted(measure.errors, 'error')}`;
  const text = `Δ ${durationText(nanos(stretch.end - stretch.start))}, ${counted(measure.spans, 'span')}, ${counted(measure.services, 'service')}${errors}`;
  return (
    <div className={classes['bar']} role="group" aria-label="Measured stretch">
      <span title={`${durationText(stretch.start)} to ${durationText(stretch.end)}`}>{text}</span>
      <Button
        look="quiet"
        onClick={() => {
          zoom.set(stretch.start, stretch.end);
        }}
      >
        Zoom to it
      </Button>
      <CopyButton text={text} label="Copy what was measured" />
      <IconButton
        icon="close"
        label="Clear the mark (Esc)"
        onClick={() => {
          zoom.mark.keep(undefined);
        }}
      />
    </div>
  );
}
