import { useState, type SyntheticEvent } from 'react';
import type { TimeZoneChoice, TraceSummary } from '../../core';
import type { Box } from '../../state/url/box';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { boxAround, boxDraftOf, readBoxDraft, type BoxDraft } from './boxDraft';
import classes from './Results.module.css';

const fields: readonly { readonly name: keyof BoxDraft; readonly label: string }[] = [
  { name: 'startFrom', label: 'Started from' },
  { name: 'startTo', label: 'Started to' },
  { name: 'durationFrom', label: 'Shortest' },
  { name: 'durationTo', label: 'Longest' },
];

/** The box of the plot as four fields: the same as dragging, by keyboard. */
export function BoxFields({
  summaries,
  box,
  zone,
  onBox,
}: {
  readonly summaries: readonly TraceSummary[];
  readonly box: Box | undefined;
  readonly zone: TimeZoneChoice;
  readonly onBox: (box: Box | undefined) => void;
}) {
  const before = box ?? boxAround(summaries);
  const [draft, setDraft] = useState(() => boxDraftOf(before, zone));
  const [faults, setFaults] = useState<ReadonlyMap<keyof BoxDraft, string>>(new Map());
  const apply = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = readBoxDraft(draft, before, zone);
    setFaults(read.faults);
    if (read.box) onBox(read.box);
  };
  return (
    <form className={classes['boxFields']} aria-label="Narrow the results" noValidate onSubmit={apply}>
      {fields.map(({ name, label }) => (
        <TextField
          key={name}
          label={label}
          value={draft[name]}
          fault={faults.get(name)}
          onChange={(event) => {
            setDraft({ ...draft, [name]: event.target.value });
          }}
        />
      ))}
      <Button type="submit">Narrow</Button>
    </form>
  );
}
