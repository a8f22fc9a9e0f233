import { wordPart, type AddressPart } from './AddressPart';

export const traceViews = [
  'timeline',
  'table',
  'statistics',
  'flame',
  'calltree',
  'graph',
  'events',
] as const;
export type TraceViewName = (typeof traceViews)[number];

export const viewPart = wordPart<TraceViewName>(
  'xview',
  traceViews,
  'timeline',
  (word) => `There is no view “${word}”; the timeline is shown.`,
);

/** A second view beside the first, where the screen is wide enough. */
export const besidePart: AddressPart<TraceViewName | undefined> = {
  names: ['xbeside'],
  empty: undefined,
  read: (text) => traceViews.find((view) => view === text('xbeside')),
  write: (value, put) => {
    put('xbeside', value ?? '');
  },
};

/** Where the detail of a span opens; undefined = as the reader prefers. */
export const placements = ['row', 'right', 'bottom', 'window'] as const;
export type Placement = (typeof placements)[number];
export const panelPart: AddressPart<Placement | undefined> = {
  names: ['xpanel'],
  empty: undefined,
  read: (text) => placements.find((placement) => placement === text('xpanel')),
  write: (value, put) => {
    put('xpanel', value ?? '');
  },
};

/** 'files' = the trace is one of the files opened in this tab. */
export const fromPart = wordPart(
  'xfrom',
  ['server', 'files'] as const,
  'server',
  () => 'The source named by this link is unknown; the server is asked.',
);
