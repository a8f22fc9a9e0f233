import type { CountedWindow } from '../../state/query/dependencies';
import type { SearchAddress } from '../../state/url/searchAddress';
import type { TracedNumbers } from './useSystemModel';

/** The calls that are shown: as a server counted them, or out of traces, with what these tell and the question that loaded them. */
export interface ShownCalls extends CountedWindow {
  readonly traced: TracedNumbers | undefined;
  readonly question: SearchAddress | undefined;
}
