import { listPart, switchPart, wordPart, type AddressPart } from './AddressPart';
import { maxReferences, type SpanReference } from './spanParts';

/** Order of siblings. */
export const siblingOrders = ['start', 'duration', 'self', 'critical'] as const;
export type SiblingOrder = (typeof siblingOrders)[number];
export const orderPart = wordPart<SiblingOrder>(
  'xorder',
  siblingOrders,
  'start',
  (word) => `There is no order “${word}”; siblings stand by their start.`,
);

/** Repeated siblings stand as one row, unless this is 'off'. */
export const groupingPart = wordPart(
  'xgroups',
  ['on', 'off'] as const,
  'on',
  () => 'Repeated siblings are grouped as usual.',
);
/** Groups that are open, by the first span of each. */
export const openGroupsPart: AddressPart<readonly SpanReference[]> = listPart('xgopen', maxReferences);

/** Rows without any part in the zoom window are dropped. */
export const inWindowPart = switchPart('xinwin');
/** Idle stretches are squeezed to a narrow band. */
export const squeezePart = switchPart('xidle');
