import { joinList, listPart, splitList, type AddressPart } from './AddressPart';

/** Most columns that an address carries. */
const maxColumns = 40;
/** Most keys of one order: more would not be told apart by a reader. */
const maxSorts = 6;

/** Columns of the span table by their keys, from the left; [] = the usual ones. */
export const columnsPart: AddressPart<readonly string[]> = listPart('xcols', maxColumns);

/** One key of an order. */
export interface SortKey {
  readonly key: string;
  readonly descending: boolean;
}

const sortMember = ({ key, descending }: SortKey) => `${descending ? '-' : '_'}${key}`;

/** An order by several keys, the first one first; each is written with - (descending) or _ (ascending) before it. */
export const sortPart = (name: string): AddressPart<readonly SortKey[]> => ({
  names: [name],
  empty: [],
  read: (text, fault) => {
    const members = splitList(text(name)).slice(0, maxSorts);
    const keys = members.filter((member) => /^[-_]./su.test(member));
    if (keys.length < members.length) fault('A part of the order of this link could not be read.');
    return keys.map((member) => ({ key: member.slice(1), descending: member.startsWith('-') }));
  },
  write: (value, put) => {
    put(name, joinList(value.slice(0, maxSorts).map(sortMember)));
  },
});

/** Order of the span table; [] = by start. */
export const tableSortPart = sortPart('xsort');

/** Services whose spans the tables show; [] = all. */
export const servicesPart: AddressPart<readonly string[]> = listPart('xservices', 100);
