import { listPart, wordPart, type AddressPart } from './AddressPart';

/** By what "why is this slow" adds up the time; 'off' = the strip is not shown. */
export const whyKeys = ['off', 'service', 'operation'] as const;
export type WhyKey = (typeof whyKeys)[number];
export const whyPart = wordPart<WhyKey>(
  'xwhy',
  whyKeys,
  'off',
  (word) => `There is no way “${word}” of adding up the time; the strip is left out.`,
);

/** The part of the strip that is picked: its kind, then service and operation. [] = none. */
export const whyPickPart: AddressPart<readonly string[]> = listPart('xwhypick', 3);
