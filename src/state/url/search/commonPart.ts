import type { CommonChoice } from '../../../core';
import type { AddressPart } from '../trace/AddressPart';
import { readTerm, writeTerm } from './facetParts';

const words = ['slow', 'errors', 'box', 'left'] as const;

/** `slow`, `errors`, `box`, `left`, or `_key=value` (without = "has no such key") for the traces of a group. */
export const writeCommon = (choice: CommonChoice): string =>
  choice.of === 'value' ? writeTerm({ ...choice, isExcluded: false }) : choice.of;

/** The inverse of writeCommon; undefined where it is not that. */
export function readCommon(text: string): CommonChoice | undefined {
  const word = words.find((one) => one === text);
  if (word !== undefined) return { of: word };
  const term = readTerm(text);
  if (term === undefined || term.isExcluded || term.least !== undefined) return undefined;
  return { of: 'value', key: term.key, value: term.value };
}

/** Which of the loaded traces are held against the rest; undefined: none, nothing is compared. */
export const commonPart: AddressPart<CommonChoice | undefined> = {
  names: ['xcommon'],
  empty: undefined,
  read: (text, fault) => {
    if (text('xcommon') === '') return undefined;
    const choice = readCommon(text('xcommon'));
    if (choice === undefined) fault('which traces to compare with the rest could not be read');
    return choice;
  },
  write: (choice, put) => {
    put('xcommon', choice === undefined ? '' : writeCommon(choice));
  },
};
