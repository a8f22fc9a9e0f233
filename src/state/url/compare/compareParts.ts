import { changeMeasures, type ChangeMeasure } from '../../../core';
import { wordPart, type AddressPart } from '../trace/AddressPart';
import { foldsPart, type FoldsInAddress } from '../trace/spanParts';

/** Whether changes stand as a list or in the tree of all that was called. */
export const compareForms = ['changes', 'tree'] as const;
export type CompareForm = (typeof compareForms)[number];
export const compareFormPart = wordPart<CompareForm>(
  'xform',
  compareForms,
  'changes',
  (word) => `A comparison has no form “${word}”; the changes are listed.`,
);

/** By which difference changes are ordered, by its size. */
export interface ChangeSort {
  readonly measure: ChangeMeasure;
  readonly descending: boolean;
}

const usualSort: ChangeSort = { measure: 'self', descending: true };

/** '-' before = smallest first. */
export const changeSortPart: AddressPart<ChangeSort> = {
  names: ['xsort'],
  empty: usualSort,
  read: (text, fault) => {
    const stated = text('xsort');
    if (stated === '') return usualSort;
    const descending = !stated.startsWith('-');
    const measure = changeMeasures.find((name) => name === (descending ? stated : stated.slice(1)));
    if (measure !== undefined) return { measure, descending };
    fault(`Changes cannot be sorted by “${stated.slice(0, 40)}”; they are by self time.`);
    return usualSort;
  },
  write: ({ measure, descending }, put) => {
    const isUsual = measure === usualSort.measure && descending;
    put('xsort', isUsual ? '' : `${descending ? '' : '-'}${measure}`);
  },
};

/** The picked node by its key (core's writeFrameKey), '' when there is none. */
export const changePickPart: AddressPart<string> = {
  names: ['xpick'],
  empty: '',
  read: (text) => (/^[0-9a-z]{1,10}$/.test(text('xpick')) ? text('xpick') : ''),
  write: (value, put) => {
    put('xpick', value);
  },
};

/** Folds of the tree; nodes by their keys. */
export const compareFoldsPart: AddressPart<FoldsInAddress> = foldsPart('xfold');

/** Which call of the picked node is set against its counterpart, from 1 on; 0 = the first whose outcome differs. */
export const changeCallPart: AddressPart<number> = {
  names: ['xcall'],
  empty: 0,
  read: (text) => (/^[1-9][0-9]{0,6}$/.test(text('xcall')) ? Number(text('xcall')) : 0),
  write: (value, put) => {
    put('xcall', value === 0 ? '' : String(value));
  },
};
