import {
  nanos,
  parseDuration,
  startMicros,
  toGoDuration,
  type TimeZoneChoice,
  type TraceSummary,
} from '../../core';
import type { Box } from '../../state/url/box';
import { readWallText, wallText } from './wallClock';

/** The box of the plot as text, for those who do not drag. */
export interface BoxDraft {
  readonly startFrom: string;
  readonly startTo: string;
  readonly durationFrom: string;
  readonly durationTo: string;
}

/** The least box that holds all of the traces; at least one. */
export function boxAround(summaries: readonly TraceSummary[]): Box {
  let box = { startFrom: Infinity, startTo: 0, durationFrom: Infinity, durationTo: 0 };
  for (const summary of summaries) {
    const start = Math.max(0, startMicros(summary));
    const duration = Math.max(0, summary.duration);
    box = {
      startFrom: Math.min(box.startFrom, start),
      startTo: Math.max(box.startTo, start),
      durationFrom: Math.min(box.durationFrom, duration),
      durationTo: Math.max(box.durationTo, duration),
    };
  }
  return summaries.length > 0 ? box : { startFrom: 0, startTo: 0, durationFrom: 0, durationTo: 0 };
}

export const boxDraftOf = (box: Box, zone: TimeZoneChoice): BoxDraft => ({
  startFrom: wallText(box.startFrom, zone),
  startTo: wallText(box.startTo, zone),
  durationFrom: toGoDuration(nanos(box.durationFrom)),
  durationTo: toGoDuration(nanos(box.durationTo)),
});

/** Checks the fields. What was not touched keeps its exact value; a second that is the end counts whole. */
export function readBoxDraft(
  draft: BoxDraft,
  before: Box,
  zone: TimeZoneChoice,
): { readonly box: Box | undefined; readonly faults: ReadonlyMap<keyof BoxDraft, string> } {
  const faults = new Map<keyof BoxDraft, string>();
  const shown = boxDraftOf(before, zone);
  const time = (field: 'startFrom' | 'startTo'): number => {
    if (draft[field] === shown[field]) return before[field];
    const read = readWallText(draft[field], zone);
    if (read === undefined || read < 0) {
      faults.set(field, 'write a date and a time, for example 2026-11-23 18:16:27');
      return 0;
    }
    return field === 'startTo' && read % 1e6 === 0 ? read + 999_999 : read;
  };
  const duration = (field: 'durationFrom' | 'durationTo'): number => {
    if (draft[field] === shown[field]) return before[field];
    const read = parseDuration(draft[field]);
    if (read === undefined) faults.set(field, 'write a number with its unit, for example 100ms');
    return read ?? 0;
  };
  const box = {
    startFrom: time('startFrom'),
    startTo: time('startTo'),
    durationFrom: duration('durationFrom'),
    durationTo: duration('durationTo'),
  };
  if (faults.size === 0 && box.startFrom > box.startTo) faults.set('startTo', 'lies before the start');
  if (faults.size === 0 && box.durationFrom > box.durationTo)
    faults.set('durationTo', 'is shorter than the shortest');
  return { box: faults.size > 0 ? undefined : box, faults };
}
