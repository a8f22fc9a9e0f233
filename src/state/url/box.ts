import type { ResultBox } from '../../core';

/** A part of the plot, as the address carries it. */
export type Box = ResultBox;

/** Reads `from_to_from_to`; undefined if it is not four whole numbers in order. */
export function readBox(text: string): Box | undefined {
  const match = /^(\d{1,16})_(\d{1,16})_(\d{1,16})_(\d{1,16})$/.exec(text);
  if (!match) return undefined;
  const [startFrom = 0, startTo = 0, durationFrom = 0, durationTo = 0] = match.slice(1).map(Number);
  if (startFrom > startTo || durationFrom > durationTo) return undefined;
  return { startFrom, startTo, durationFrom, durationTo };
}

export function writeBox(box: Box): string {
  return [box.startFrom, box.startTo, box.durationFrom, box.durationTo]
    .map((value) => String(Math.round(value)))
    .join('_');
}
