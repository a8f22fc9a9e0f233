import { useMemo } from 'react';
import { formatCount, formatDuration, measureStretch, nanos, type SpanTable } from '../../../core';
import { Button, IconButton } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import type { Zoom } from '../useZoom';
import classes from './MarkBar.module.css';

const counted = (count: number, one: string) => `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

/** What was measured: how long, how much runs in it; zoom to it, copy it, clear it. */
export function MarkBar({ zoom, spans }: { readonly zoom: Zoom; readonly spans: SpanTable }) {
  const { stretch } = zoom.mark;
  const measure = useMemo(
    () => (stretch === undefined ? undefined : measureStretch(spans, stretch)),
    [spans, stretch],
  );
  if (stretch === undefined || measure === undefined) return null;
  const errors = measure.errors === 0 ? '' : `, ${counted(measure.errors, 'error')}`;
  const text = `Δ ${formatDuration(nanos(stretch.end - stretch.start))}, ${counted(measure.spans, 'span')}, ${counted(measure.services, 'service')}${errors}`;
  return (
    <div className={classes['bar']} role="group" aria-label="Measured stretch">
      <span title={`${formatDuration(stretch.start)} to ${formatDuration(stretch.end)}`}>{text}</span>
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
