import { readBox, writeBox, type Box } from '../box';
import {
  decodeMember,
  encodeMember,
  listPart,
  switchPart,
  textPart,
  wordPart,
  type AddressPart,
} from '../trace/AddressPart';

/** By what the list of results is ordered. */
export interface ResultOrder {
  /** 'start', 'duration', 'spans', 'errors', 'name' (the root's service and name), 'id', or the key of a column. */
  readonly sort: string;
  readonly descending: boolean;
}

/** An order in the parameter `name`: the key, a dot, and which way. */
const orderPart = (name: string, usual: ResultOrder): AddressPart<ResultOrder> => ({
  names: [name],
  empty: usual,
  read: (text) => {
    const match = /^(.{1,256}?)(?:\.(asc|desc))?$/su.exec(text(name));
    const sort = match ? decodeMember(match[1] ?? '') : '';
    return sort === '' ? usual : { sort, descending: match?.[2] !== 'asc' };
  },
  write: ({ sort, descending }, put) => {
    const isUsual = sort === usual.sort && descending === usual.descending;
    put(name, isUsual ? '' : `${encodeMember(sort)}.${descending ? 'desc' : 'asc'}`);
  },
});

/** The order of the list; '' = the reader's own. */
export const resultOrderPart = orderPart('xsort', { sort: '', descending: true });

/** The columns of the list behind the first one, by their keys; [] = the reader's own. */
export const resultColumnsPart: AddressPart<readonly string[]> = listPart('xcols', 40);

/** Most traces that can be ticked: an address stays below what servers take (8 kB). */
export const mostTicked = 100;

/** Traces that were put aside, by their ids, in the order in which that was done. They outlive searches. */
export const tickedPart: AddressPart<readonly string[]> = listPart('xticked', mostTicked);

/** The list shows the ticked traces in place of what was found. */
export const onlyTickedPart = switchPart('xonlyticked');

/** The order of the groups, by the columns of their table. */
export const groupOrderPart = orderPart('xgsort', { sort: 'traces', descending: true });

/** Part of the plot that narrows the list. */
export const boxPart: AddressPart<Box | undefined> = {
  names: ['xbox'],
  empty: undefined,
  read: (text, fault) => {
    if (text('xbox') === '') return undefined;
    const box = readBox(text('xbox'));
    if (box === undefined) fault('the part of the plot could not be read');
    return box;
  },
  write: (box, put) => {
    put('xbox', box === undefined ? '' : writeBox(box));
  },
};

/** What the traces on the plot are coloured by: '' = errors, 'service' = the root's service, else a key of the results. */
export const plotColourPart = textPart('xcolour', 256, 'the key to colour by');

/** What the traces are grouped by: '' = not at all. */
export const groupKeyPart = textPart('xgroup', 256, 'the key to group by');

/** A set of saved searches that a link offers (state/prefs/savedLink); '' = none. */
export const savedSetPart = textPart('xsaved', 8000, 'the set of saved searches');

/**
 * What a link to the search shows: the traces of the window that stands in it ('fixed', as in Jaeger UI), of the same look-back from
 * when it is opened ('moving'), or that and then what comes ('live'). Says nothing of a custom window, which does not move.
 */
export const windowModePart = wordPart(
  'xwindow',
  ['fixed', 'moving', 'live'] as const,
  'fixed',
  (word) => `“${word}” says nothing about the window; the times of this link hold`,
);

/** 'files' = among the files opened in this tab. */
export const searchedPart = wordPart(
  'xfrom',
  ['server', 'files'] as const,
  'server',
  (word) => `the source “${word}” is unknown; the server is asked`,
);
