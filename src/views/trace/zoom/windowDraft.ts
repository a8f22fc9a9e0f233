import { clampWindow, parseDuration, toGoDuration, nanos, type TimeWindow } from '../../../core';

/** A zoom window as somebody writes it: times since the trace's start, with units. `length` is the end less the start. */
export interface WindowDraft {
  readonly start: string;
  readonly end: string;
  readonly length: string;
}

export type WindowFaults = Partial<Record<keyof WindowDraft, string>>;

/** The fields for a window, exact, in the words that they are read in. */
export const draftOf = ({ start, end }: TimeWindow): WindowDraft => ({
  start: toGoDuration(start),
  end: toGoDuration(end),
  length: toGoDuration(nanos(end - start)),
});

/**
 * The draft with one field changed. The length follows the two times; a length that is written moves the end. What cannot be
 * read yet changes nothing else.
 */
export function withField(draft: WindowDraft, field: keyof WindowDraft, text: string): WindowDraft {
  const next = { ...draft, [field]: text };
  const start = parseDuration(next.start);
  if (start === undefined) return next;
  if (field === 'length') {
    const length = parseDuration(text);
    return length === undefined ? next : { ...next, end: toGoDuration(nanos(start + length)) };
  }
  const end = parseDuration(next.end);
  return end === undefined || end <= start ? next : { ...next, length: toGoDuration(nanos(end - start)) };
}

const noTime = 'Write a number with its unit: 1.5ms, 250us, 2s.';

/** The window that a draft means, inside the bounds, or what is wrong in which field. */
export function readDraft(
  draft: WindowDraft,
  bounds: TimeWindow,
): { readonly window: TimeWindow } | { readonly faults: WindowFaults } {
  const start = parseDuration(draft.start);
  const end = parseDuration(draft.end);
  const faults: WindowFaults = {
    ...(start === undefined && { start: noTime }),
    ...(end === undefined && { end: noTime }),
    ...(parseDuration(draft.length) === undefined && { length: noTime }),
  };
  if (start === undefined || end === undefined || faults.length !== undefined) return { faults };
  if (start >= bounds.end) return { faults: { start: 'The trace has ended by then.' } };
  if (end <= start) return { faults: { end: 'The end has to be later than the start.' } };
  return { window: clampWindow(start, Math.min(end, bounds.end), bounds) };
}
