import type { DurationUnit } from '../../core';
import { setPreferences } from '../prefs/preferences';
import { currentPlace, go, traceIdIn } from './place';
import { readTraceAddress, writeTraceAddress } from './traceAddress';

/** The reader chooses a unit: kept, and said in the address of the trace that is on screen. */
export function chooseDurationUnit(unit: DurationUnit): void {
  setPreferences({ durationUnit: unit });
  const { path, raw } = currentPlace();
  if (traceIdIn(path) === '') return;
  const before = new URLSearchParams(raw);
  const { address } = readTraceAddress(before);
  const durationUnit = unit === 'auto' ? undefined : unit;
  if (durationUnit === address.durationUnit) return;
  go({ path, raw: writeTraceAddress({ ...address, durationUnit }, before).toString() }, 'replace');
}
