import { useEffect, useState } from 'react';
import { timeZoneNames, zoneName, zoneOffset, type EpochNanos, type TimeZoneChoice } from '../../core';
import { setPreferences } from '../../state/prefs/preferences';
import { whileBusy } from '../../state/session/busy';
import { inSlices } from '../../state/session/inSlices';
import { Combobox, type Choice } from '../../ui/Combobox';

interface ZoneChoice extends Choice {
  readonly zone: TimeZoneChoice;
}

/** The browser's zone and UTC first, then all zones by name. */
const zoneChoices = (): readonly ZoneChoice[] => [
  { zone: 'local', value: `Browser’s zone: ${zoneName('local')}` },
  { zone: 'utc', value: 'UTC' },
  ...timeZoneNames().map((zone) => ({ zone, value: zone })),
];

/** Adds the present offsets. For 400 zones that takes a tenth of a second and more: it is cut into steps. */
function* withOffsets(
  choices: readonly ZoneChoice[],
  now: EpochNanos,
): Generator<void, readonly ZoneChoice[], void> {
  const found: ZoneChoice[] = [];
  for (const choice of choices) {
    found.push({ ...choice, detail: zoneOffset(now, choice.zone) });
    yield;
  }
  return found;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .trim();

/** The zone that times are shown in: found by any part of its name ("new york"), or by its present offset ("+05:45"). */
export function ZoneField({ zone }: { readonly zone: TimeZoneChoice }) {
  const [choices, setChoices] = useState(zoneChoices);
  const [now] = useState(() => BigInt(Date.now()) * 1_000_000n);
  const [draft, setDraft] = useState<string>();
  useEffect(() => {
    const leaving = new AbortController();
    void whileBusy(inSlices(withOffsets(zoneChoices(), now), leaving.signal)).then((found) => {
      if (found) setChoices(found);
    });
    return () => {
      leaving.abort();
    };
  }, [now]);
  const fitting = (text: string) => {
    const wanted = plain(text);
    return choices.filter(({ value, detail = '' }) => plain(`${value} ${detail}`).includes(wanted));
  };
  return (
    <div
      onBlur={() => {
        // What was typed and not chosen is forgotten.
        setDraft(undefined);
      }}
    >
      <Combobox<ZoneChoice>
        label="Time zone"
        hint={zoneOffset(now, zone)}
        fault={draft === undefined || fitting(draft).length > 0 ? undefined : 'no zone has that in its name'}
        replaces
        value={draft ?? choices.find((choice) => choice.zone === zone)?.value ?? zone}
        onChange={(text) => {
          const named = choices.find(({ value }) => plain(value) === plain(text));
          if (named) setPreferences({ zone: named.zone });
          setDraft(named ? undefined : text);
        }}
        choices={(text, _, typed) => fitting(typed ? text : '')}
      />
    </div>
  );
}
