import type { AddressPart } from '../trace/AddressPart';

/** A link asks for no more windows than this, one after the other. */
const most = 100;

/** How many windows before the first answer are loaded too, each as long as the limit makes it. */
export const olderPart: AddressPart<number> = {
  names: ['xolder'],
  empty: 0,
  read: (text, fault) => {
    const raw = text('xolder');
    if (raw === '') return 0;
    const count = /^\d{1,4}$/.test(raw) ? Number(raw) : Number.NaN;
    if (count >= 0 && count <= most) return count;
    fault(`how many older windows to load is a number from 0 to ${String(most)}`, 'xolder');
    return 0;
  },
  write: (count, put) => {
    put('xolder', count === 0 ? '' : String(count));
  },
};
