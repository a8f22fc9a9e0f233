import {
  changeCallPart,
  changePickPart,
  changeSortPart,
  compareFoldsPart,
  compareFormPart,
} from './compare/compareParts';
import { readParts, writeParts } from './partsCodec';
import type { AddressPart } from './trace/AddressPart';
import { fromPart } from './trace/viewParts';

/** What an address without parameters says. */
export const emptyCompareAddress = {
  from: fromPart.empty,
  form: compareFormPart.empty,
  sort: changeSortPart.empty,
  pick: changePickPart.empty,
  call: changeCallPart.empty,
  folds: compareFoldsPart.empty,
};

/** Everything that decides what a comparison shows, beside the two ids in its path and Jaeger UI's `cohort` (see comparePlace). */
export type CompareAddress = Readonly<typeof emptyCompareAddress>;

/** Visits every part of an address with its value, and makes an address of what comes back. A new part stands here and above. */
function mapParts(
  address: CompareAddress,
  visit: <T>(part: AddressPart<T>, value: NoInfer<T>) => T,
): CompareAddress {
  return {
    from: visit(fromPart, address.from),
    form: visit(compareFormPart, address.form),
    sort: visit(changeSortPart, address.sort),
    pick: visit(changePickPart, address.pick),
    call: visit(changeCallPart, address.call),
    folds: visit(compareFoldsPart, address.folds),
  };
}

/** Reads the address of a comparison. What cannot be read is left at its default and named in `faults`. */
export const readCompareAddress = (stated: URLSearchParams) =>
  readParts(mapParts, emptyCompareAddress, stated);

/** Writes the address of a comparison. Parameters of `before` that are unknown to us stay, the cohort among them. */
export const writeCompareAddress = (address: CompareAddress, before?: URLSearchParams): URLSearchParams =>
  writeParts(mapParts, address, before);
