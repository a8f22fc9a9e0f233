import { useState } from 'react';
import { nanos } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import type { Zoom } from '../useZoom';
import { draftOf, readDraft, withField, type WindowDraft, type WindowFaults } from './windowDraft';
import classes from './zoomFields.module.css';

const fields: readonly (readonly [keyof WindowDraft, string])[] = [
  ['start', 'From'],
  ['end', 'To'],
  ['length', 'Length'],
];

/** The zoom window by numbers: a way that needs neither dragging nor a steady hand. */
export function ZoomFields({ zoom, onDone }: { readonly zoom: Zoom; readonly onDone: () => void }) {
  const durationText = useDurationText();
  const [draft, setDraft] = useState(() => draftOf(zoom.window));
  const [faults, setFaults] = useState<WindowFaults>({});
  return (
    <form
      className={classes['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        const read = readDraft(draft, zoom.bounds);
        if ('faults' in read) {
          setFaults(read.faults);
          return;
        }
        zoom.set(read.window.start, read.window.end);
        onDone();
      }}
    >
      <p className={classes['note']}>
        Since the start of the trace, which lasts {durationText(nanos(zoom.bounds.end))}.
      </p>
      {fields.map(([field, label]) => (
        <TextField
          key={field}
          label={label}
          value={draft[field]}
          fault={faults[field]}
          onChange={(event) => {
            setDraft(withField(draft, field, event.target.value));
            setFaults({});
          }}
        />
      ))}
      <Button type="submit" look="primary">
        Show
      </Button>
    </form>
  );
}
