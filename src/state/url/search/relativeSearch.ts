import { standalone } from '../embedding';
import { readSearchAddress } from '../searchAddress';
import { lookbacks } from './questionParts';

/** What is no part of a search: a set that a link offers, traces that were put aside, how far back the list was extended. */
const ofTheMoment = ['xsaved', 'xticked', 'xonlyticked', 'xolder'];

/**
 * The query of a search without what holds for this moment only: the window of a look-back and the box on the plot in it, traces that were put aside, how
 * the page is embedded. A window that was chosen by its two ends stays.
 */
export function withoutMoment(raw: string): string {
  const { address } = readSearchAddress(new URLSearchParams(raw));
  const parameters = new URLSearchParams(standalone(raw));
  for (const name of ['uiEmbed', ...ofTheMoment]) parameters.delete(name);
  if (lookbacks.has(address.lookback)) {
    parameters.delete('start');
    parameters.delete('end');
    parameters.delete('xbox');
    // It may be left out beside a window only because it is the usual one.
    parameters.set('lookback', address.lookback);
  }
  parameters.sort();
  return parameters.toString();
}

/** The query of a search that was kept without its moment: a look-back ends at `now`, in milliseconds. */
export function atMoment(search: string, now: number): string {
  const parameters = new URLSearchParams(search);
  const { address } = readSearchAddress(parameters);
  const length = lookbacks.get(address.lookback);
  if (length !== undefined && address.from === 'server') {
    parameters.set('start', String((now - length) * 1000));
    parameters.set('end', String(now * 1000));
  }
  return parameters.toString();
}
