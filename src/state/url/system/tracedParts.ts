import { wordPart } from '../trace/AddressPart';

/** Where the calls of a server are from: as it counted them, or out of traces that a search loads. */
export const callsPart = wordPart(
  'xcalls',
  ['counted', 'traces'] as const,
  'counted',
  (word) => `Calls cannot come from “${word}”; those that the server counted are shown.`,
);

/** What sizes and colours of services and edges can tell. */
export const measures = ['calls', 'errors', 'latency', 'none'] as const;
export type Measure = (typeof measures)[number];

export const sizePart = wordPart<Measure>(
  'xsize',
  measures,
  'calls',
  (word) => `Sizes cannot tell “${word}”; they tell calls.`,
);

/** 'none' = services have the colours of their names, edges none. */
export const colourPart = wordPart<Measure>(
  'xcolour',
  measures,
  'none',
  (word) => `Colours cannot tell “${word}”; services have their own.`,
);
