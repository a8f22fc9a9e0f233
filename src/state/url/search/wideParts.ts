import { listPart, switchPart, textPart, type AddressPart } from '../trace/AddressPart';

/** Most services, and names, beside the first one. */
const mostNames = 40;
const longestText = 4000;

export const defaultBudget = 20;
export const largestBudget = 200;

/** Further services that the span may be of; the first is Jaeger's own parameter, so that Jaeger UI opens the link. */
export const moreServicesPart: AddressPart<readonly string[]> = listPart('xservices', mostNames);
/** Every service is asked, one by one where the server cannot search them at once. */
export const allServicesPart = switchPart('xall');
export const moreOperationsPart: AddressPart<readonly string[]> = listPart('xoperations', mostNames);
/** What else has to hold, as a text of the find language. */
export const wherePart = textPart('xwhere', longestText, 'The condition');
/** One request at a time, not two. */
export const onePaceSwitch = switchPart('xone');
/** What narrows the loaded traces, as a text of the find language. */
export const resultFindPart = textPart('xfind', longestText, 'The find text');

/** Most requests that a wide question may send. */
export const budgetPart: AddressPart<number> = {
  names: ['xbudget'],
  empty: defaultBudget,
  read: (text, fault) => {
    const stated = text('xbudget');
    if (stated === '') return defaultBudget;
    const read = /^\d{1,4}$/.test(stated) ? Number(stated) : NaN;
    if (read >= 1 && read <= largestBudget) return read;
    fault(`the number of requests is not from 1 to ${String(largestBudget)}`);
    return defaultBudget;
  },
  write: (value, put) => {
    put('xbudget', value === defaultBudget ? '' : String(value));
  },
};
