import { useState } from 'react';
import type { TimeZoneChoice } from '../../core';
import { lookbacks } from '../../state/url/searchAddress';
import { Field, TextField } from '../../ui/Field';
import { lookbackWords } from './lookbackWords';
import type { DraftFaults, SearchDraft } from './searchDraft';
import classes from './SearchForm.module.css';
import { zoneWords } from './words';

/** The window of the search: a look-back that ends now, or two times in the reader's zone, which is named. */
export function TimeFields({
  draft,
  faults,
  onChange,
  zone,
  isFiles,
}: {
  readonly draft: SearchDraft;
  readonly faults: DraftFaults;
  readonly onChange: (part: Partial<SearchDraft>) => void;
  readonly zone: TimeZoneChoice;
  readonly isFiles: boolean;
}) {
  const [now] = useState(() => BigInt(Date.now()) * 1_000_000n);
  const isCustom = draft.lookback === 'custom';
  return (
    <>
      <Field label="Time" fault={faults.get('lookback')}>
        {({ id, describedBy, invalid }) => (
          <select
            id={id}
            className={classes['select']}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            value={isFiles && !isCustom ? 'any' : draft.lookback}
            onChange={(event) => {
              const { value } = event.target;
              onChange({ lookback: value === 'any' ? '1h' : value });
            }}
          >
            {isFiles && <option value="any">Any time</option>}
            {!isFiles &&
              [...lookbacks.keys()].map((name) => (
                <option key={name} value={name}>
                  {lookbackWords(name, true)}
                </option>
              ))}
            <option value="custom">Custom range…</option>
          </select>
        )}
      </Field>
      {isCustom && (
        <fieldset className={classes['range']}>
          <legend className={classes['zone']}>Times in {zoneWords(now, zone)}</legend>
          <TextField
            label="From"
            placeholder="2026-11-23 18:00"
            value={draft.start}
            fault={faults.get('start')}
            onChange={(event) => {
              onChange({ start: event.target.value });
            }}
          />
          <TextField
            label="To"
            placeholder="2026-11-23 19:00"
            value={draft.end}
            fault={faults.get('end')}
            onChange={(event) => {
              onChange({ end: event.target.value });
            }}
          />
        </fieldset>
      )}
    </>
  );
}
