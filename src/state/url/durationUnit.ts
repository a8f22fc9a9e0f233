import type { DurationUnit } from '../../core';
import { usePreferences } from '../prefs/preferences';
import { currentPlace, traceIdIn, usePlace, type Place } from './place';
import { durationUnitPart } from './trace/clockParts';

/** The unit that the address of a trace page states; undefined = none. */
function unitAt({ path, raw }: Place): DurationUnit | undefined {
  if (traceIdIn(path) === '' || !raw.includes('xunit')) return undefined;
  const stated = new URLSearchParams(raw);
  return durationUnitPart.read(
    (name) => stated.get(name) ?? '',
    () => undefined,
  );
}

/** The unit that durations stand in: the address' own, else the reader's. */
export function useStatedUnit(): DurationUnit {
  const preferred = usePreferences(({ durationUnit }) => durationUnit);
  return usePlace(unitAt) ?? preferred;
}

/** The unit to name in a link to what is on screen; undefined = each duration in the one that suits it. */
export function unitToShare(): DurationUnit | undefined {
  const unit = unitAt(currentPlace()) ?? usePreferences.getState().durationUnit;
  return unit === 'auto' ? undefined : unit;
}
