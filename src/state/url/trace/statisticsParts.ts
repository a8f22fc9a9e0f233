import { decodeMember, encodeMember, listPart, wordPart, type AddressPart } from './AddressPart';
import { sortPart } from './tableParts';

/** By what the statistics group spans. */
export interface GroupBy {
  readonly first: string;
  /** Within each group; undefined = not at all. */
  readonly second: string | undefined;
}

const usual: GroupBy = { first: 'service', second: 'name' };
/** Stands for "no second key". */
const nothing = '!';

const keyOf = (stated: string) => {
  const key = decodeMember(stated);
  return key !== '' && key.length <= 256 ? key : undefined;
};

export const groupByPart: AddressPart<GroupBy> = {
  names: ['xby', 'xby2'],
  empty: usual,
  read: (text) => ({
    first: keyOf(text('xby')) ?? usual.first,
    second: text('xby2') === nothing ? undefined : (keyOf(text('xby2')) ?? usual.second),
  }),
  write: ({ first, second }, put) => {
    put('xby', first === usual.first ? '' : encodeMember(first));
    put('xby2', second === usual.second ? '' : second === undefined ? nothing : encodeMember(second));
  },
};

/** Order of the groups; [] = greatest total first. */
export const statisticsSortPart = sortPart('xbysort');

/** Groups that are unfolded, by the short name that `groupMark` gives them. */
export const openStatisticsPart: AddressPart<readonly string[]> = listPart('xbyopen', 300);

/** Columns of the statistics that can colour its rows. */
export const heats = [
  'none',
  'count',
  'total',
  'self',
  'critical',
  'average',
  'p50',
  'p95',
  'max',
  'errors',
] as const;
export type Heat = (typeof heats)[number];

/** By which column the rows are coloured. */
export const heatPart = wordPart<Heat>(
  'xheat',
  heats,
  'none',
  (word) => `Rows cannot be coloured by “${word}”.`,
);
