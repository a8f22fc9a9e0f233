import { textPart, wordPart, type AddressPart } from './AddressPart';

/** Jaeger UI's uiFind: plain terms. */
export const findPart: AddressPart<string> = textPart('uiFind', 4000, 'The find text');

export const findModes = ['highlight', 'only', 'hide'] as const;
/** What becomes of rows: matches are marked, only matches stay, matches go. */
export type FindMode = (typeof findModes)[number];
export const findModePart = wordPart<FindMode>(
  'xfindmode',
  findModes,
  'highlight',
  (word) => `There is no way of finding called “${word}”; matches are highlighted.`,
);
