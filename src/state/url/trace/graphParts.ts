import { switchPart, textPart, wordPart, type AddressPart } from './AddressPart';
import { foldsPart, type FoldsInAddress } from './spanParts';
import { stretchPart, type Stretch } from './timeParts';

/** What flame graph, call tree and call graph are coloured by. */
export const shades = ['service', 'total', 'self', 'errors'] as const;
export type Shade = (typeof shades)[number];
export const shadePart = wordPart<Shade>(
  'xshade',
  shades,
  'service',
  (word) => `Frames cannot be coloured by “${word}”; they have the colours of their services.`,
);

/** Which picture the flame graph is. */
export const flameForms = ['merged', 'time', 'callers', 'sandwich'] as const;
export type FlameForm = (typeof flameForms)[number];
export const flameFormPart = wordPart<FlameForm>(
  'xflame',
  flameForms,
  'merged',
  (word) => `There is no flame graph “${word}”; calls are merged by path.`,
);

/** What the widths of merged frames stand for. */
export const flameWidths = ['total', 'self', 'critical'] as const;
export type FlameWidth = (typeof flameWidths)[number];
export const flameWidthPart = wordPart<FlameWidth>(
  'xfby',
  flameWidths,
  'total',
  (word) => `Frames have no width “${word}”; it is their total time.`,
);

/** A frame by its key (core's writeFrameKey), '' when there is none. */
const framePart = (name: string): AddressPart<string> => ({
  names: [name],
  empty: '',
  read: (text) => (/^[0-9a-z]{1,10}$/.test(text(name)) ? text(name) : ''),
  write: (value, put) => {
    put(name, value);
  },
});

/** The frame that stands at the top, by its key: what is above and beside it is left out. '' = none. */
export const flameRootPart = framePart('xfroot');
/** The service and operation in the middle of the sandwich, by their key. '' = none chosen. */
export const flamePickPart = framePart('xfpick');
/** Part of the merged picture that is on screen, in nanoseconds of what the widths stand for; undefined = all. */
export const flameZoomPart: AddressPart<Stretch | undefined> = stretchPart(
  'xfwin',
  'The zoom of the flame graph in this link could not be read; all of it is shown.',
);

/** Columns of the call tree that rows are sorted by; '' = the order of the calls, '-' before = smallest first. */
export const treeSorts = ['count', 'total', 'average', 'longest', 'self', 'critical', 'errors'] as const;
export type TreeSortColumn = (typeof treeSorts)[number];
export interface TreeSort {
  readonly column: TreeSortColumn;
  readonly descending: boolean;
}
export const treeSortPart: AddressPart<TreeSort | undefined> = {
  names: ['xtsort'],
  empty: undefined,
  read: (text, fault) => {
    const stated = text('xtsort');
    if (stated === '') return undefined;
    const descending = !stated.startsWith('-');
    const column = treeSorts.find((name) => name === (descending ? stated : stated.slice(1)));
    if (column !== undefined) return { column, descending };
    fault(`The call tree has no column “${stated.slice(0, 40)}”; rows stand in the order of the calls.`);
    return undefined;
  },
  write: (value, put) => {
    put('xtsort', value === undefined ? '' : `${value.descending ? '' : '-'}${value.column}`);
  },
};
/** Folds of the call tree; frames by their keys. */
export const treeFoldsPart: AddressPart<FoldsInAddress> = foldsPart('xtfold');
/** The call tree upside down: callers below the called. */
export const treeCallersPart = switchPart('xtup');

/** What the nodes of the call graph are. */
export const graphForms = ['services', 'operations'] as const;
export type GraphForm = (typeof graphForms)[number];
export const graphFormPart = wordPart<GraphForm>(
  'xgraph',
  graphForms,
  'services',
  (word) => `There is no call graph of “${word}”; services are shown.`,
);
/** The node whose detail is open: the name of a service, or the key of a service and operation. '' = none. */
export const graphPickPart = textPart('xgpick', 256, 'The chosen service');
