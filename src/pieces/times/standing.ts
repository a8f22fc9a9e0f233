import type { EpochNanos, Nanos } from '../../core';

/** What a text on the page stands for: it has more forms than the one that is shown. */
export type TimeValue =
  | { readonly kind: 'duration'; readonly value: Nanos }
  | {
      readonly kind: 'moment';
      readonly epoch: EpochNanos;
      /** How long after other moments, each by its name: "after the span’s start". */
      readonly after?: readonly { readonly name: string; readonly by: Nanos }[];
    };

/** An element with what it stands for. */
export interface Standing {
  readonly element: HTMLElement;
  readonly value: TimeValue;
}

const known = new WeakMap<EventTarget, Standing>();

/** A ref that notes what its element stands for. Nothing is made of it until somebody asks: rows stay light. */
export const standsFor = (value: TimeValue) => (element: HTMLElement | null) => {
  if (element) known.set(element, { element, value });
};

/** The innermost element at an event that stands for something. */
export function standingAt(event: Event): Standing | undefined {
  for (const step of event.composedPath()) {
    const found = known.get(step);
    if (found) return found;
  }
  return undefined;
}
