import type { FocusEvent, PointerEvent } from 'react';
import { create } from 'zustand';

/** Time after the pointer has left before anything moves: it may be on its way to the button that takes the news in. */
const leaveMs = 1000;

/** Where the reader is: what is read is not moved. */
export const useReaderOn = create<{ readonly pointer: boolean; readonly focus: boolean }>(() => ({
  pointer: false,
  focus: false,
}));

let leaving: ReturnType<typeof setTimeout> | undefined;

/** Notes that the pointer came to the results, or left them. Touch has no pointer that stays. */
export function pointTo(isThere: boolean): void {
  clearTimeout(leaving);
  if (isThere) useReaderOn.setState({ pointer: true });
  else
    leaving = setTimeout(() => {
      useReaderOn.setState({ pointer: false });
    }, leaveMs);
}

/** For the element that holds the results. */
export const readerOnResults = {
  onPointerEnter: (event: PointerEvent) => {
    if (event.pointerType !== 'touch') pointTo(true);
  },
  onPointerLeave: () => {
    pointTo(false);
  },
  onFocus: () => {
    useReaderOn.setState({ focus: true });
  },
  onBlur: (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && event.currentTarget.contains(to))) useReaderOn.setState({ focus: false });
  },
};
