import { readBox, writeBox, type Box } from '../box';
import { decodeMember, encodeMember, wordPart, type AddressPart } from '../trace/AddressPart';

/** By what the list of results is ordered. */
export interface ResultOrder {
  /** 'start', 'duration', 'spans', 'errors', 'name' (the root's service and name), or the key of a column. */
  readonly sort: string;
  readonly descending: boolean;
}

const newestFirst: ResultOrder = { sort: 'start', descending: true };

/** The order of the list: the key, a dot, and which way. */
export const resultOrderPart: AddressPart<ResultOrder> = {
  names: ['xsort'],
  empty: newestFirst,
  read: (text) => {
    const match = /^(.{1,256}?)(?:\.(asc|desc))?$/su.exec(text('xsort'));
    const sort = match ? decodeMember(match[1] ?? '') : '';
    return sort === '' ? newestFirst : { sort, descending: match?.[2] !== 'asc' };
  },
  write: ({ sort, descending }, put) => {
    const isUsual = sort === newestFirst.sort && descending;
    put('xsort', isUsual ? '' : `${encodeMember(sort)}.${descending ? 'desc' : 'asc'}`);
  },
};

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

/** 'files' = among the files opened in this tab. */
export const searchedPart = wordPart(
  'xfrom',
  ['server', 'files'] as const,
  'server',
  (word) => `the source “${word}” is unknown; the server is asked`,
);
