import { create } from 'zustand';
import type { Nanos } from '../../core';

/** The time under the pointer, shared by everything that has a time axis; undefined while the pointer is elsewhere. */
export const useCrosshair = create<{ readonly time: Nanos | undefined }>(() => ({ time: undefined }));

export function setCrosshair(time: Nanos | undefined): void {
  if (useCrosshair.getState().time !== time) useCrosshair.setState({ time });
}
