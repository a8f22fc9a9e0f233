import type { TabledTrace } from '../analyse/results/TabledValues';
import type { TraceSummary } from '../model';
import type { ParsedTrace } from '../parse';
import type { FindIndex } from './FindIndex';
import type { TraceFind } from './TraceFind';

/** An index of loaded traces: their columns and their distinct texts, not their bytes. */
export interface FindBase {
  readonly index: FindIndex;
  readonly finder: TraceFind;
}

/** A trace that an index holds already, as its run there. */
export interface IndexedTrace {
  readonly base: FindBase;
  readonly run: number;
}

/** A loaded trace: its summary, and its text where that was loaded too, or where it is tabled already. */
export interface LoadedTrace {
  readonly summary: TraceSummary;
  readonly parsed: ParsedTrace | undefined;
  readonly tabled?: TabledTrace | undefined;
  /** Where it can be found in already. */
  readonly indexed?: IndexedTrace | undefined;
}
