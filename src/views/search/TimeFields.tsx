import { formatDuration, nanos, zoneName, zoneOffset, type TimeZoneChoice } from '../../core';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { useSite } from '../../state/site/site';
import { lookbacks } from '../../state/url/search/questionParts';
import { Field, TextField } from '../../ui/Field';
import { lookbackWords } from '../../pieces/lookbackWords';
import type { DraftFaults, SearchDraft } from './searchDraft';
import classes from './SearchForm.module.css';
import { readWallText } from './wallClock';

/** How far the zone is from UTC at the time in a field: not the same at both ends of a window in which clocks are changed. */
function offsetAt(text: string, zone: TimeZoneChoice): string | undefined {
  const moment = readWallText(text, zone);
  const offset = moment === undefined ? undefined : zoneOffset(BigInt(moment) * 1000n, zone);
  return offset === zoneName(zone) ? undefined : offset;
}

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
  const isCustom = draft.lookback === 'custom';
  const { longestLookback, endShift } = useSite();
  const shiftsEnd = usePreferences((preferences) => preferences.shiftsEnd);
  // What a link asks for stays a choice, however long.
  const offered = [...lookbacks].filter(
    ([name, length]) => length <= longestLookback || name === draft.lookback,
  );
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
              offered.map(([name]) => (
                <option key={name} value={name}>
                  {lookbackWords(name, true)}
                </option>
              ))}
            <option value="custom">Custom range…</option>
          </select>
        )}
      </Field>
      {endShift > 0 && !isCustom && !isFiles && (
        <label className={classes['box']}>
          <input
            type="checkbox"
            checked={shiftsEnd}
            onChange={(event) => {
              setPreferences({ shiftsEnd: event.target.checked });
            }}
          />
          End {formatDuration(nanos(endShift * 1e6))} before now: younger traces may still be arriving
        </label>
      )}
      {isCustom && (
        <fieldset className={classes['range']}>
          <legend className={classes['zone']}>Times in {zoneName(zone)}</legend>
          <TextField
            label="From"
            hint={offsetAt(draft.start, zone)}
            placeholder="2026-11-23 18:00"
            value={draft.start}
            fault={faults.get('start')}
            onChange={(event) => {
              onChange({ start: event.target.value });
            }}
          />
          <TextField
            label="To"
            hint={offsetAt(draft.end, zone)}
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
