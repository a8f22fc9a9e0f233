import { emptyTraceAddress, type TraceAddress } from '../../../state/url/traceAddress';

/** What of an address is about the spans or the times of one trace, and says nothing of another. */
const ofOneTrace = [
  'selected',
  'pair',
  'open',
  'window',
  'mark',
  'openRows',
  'serviceFilter',
  'flameRoot',
  'flamePick',
  'flameZoom',
  'graphPick',
  'openStatistics',
  'eventsOf',
  'whyPick',
  'wait',
  'wide',
] as const satisfies readonly (keyof TraceAddress)[];

/**
 * What a view of one trace says to the next one: view, find, order, columns, whether idle time is squeezed, how rows are folded by level,
 * and so on; not what is about single spans or times. The first match of a find is selected there.
 */
export function keptView(address: TraceAddress): TraceAddress {
  const without = Object.fromEntries(ofOneTrace.map((name) => [name, emptyTraceAddress[name]]));
  return {
    ...address,
    ...without,
    folds: { ...address.folds, toggled: [] },
    treeFolds: { ...address.treeFolds, toggled: [] },
    cuts: address.cuts.filter(({ cut }) => !('span' in cut) && !('spans' in cut)),
    selectsFirst: address.find !== '',
  };
}
