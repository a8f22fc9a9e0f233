import { switchPart, wordPart } from './AddressPart';

/** Jaeger UI's parameters for pages inside another page. The others hold only together with this one. */
export const embedPart = wordPart(
  'uiEmbed',
  ['', 'v0'] as const,
  '',
  (word) =>
    `This link asks to be embedded in a way (“${word}”) that is not known here; the whole page is shown.`,
);
export const collapseTitlePart = switchPart('uiTimelineCollapseTitle');
export const hideMinimapPart = switchPart('uiTimelineHideMinimap');
export const hideSummaryPart = switchPart('uiTimelineHideSummary');
